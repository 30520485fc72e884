/** One example in one language. `run`: how a file of it is run. */
export type Example = { name: string; label: string; code: string };

const path =
  '/api/v1/series?metric=online_share,online_share_of_usual&by=period:month&from=2020-01-01&until=2021-01-01';

/** The question that every example asks, from the site's root. */
export const examplePath = path;

/** The same small program in four languages: each prints how many rows there are and how many of them are hidden. */
export const examples = (origin: string): Example[] => [
  {
    name: 'curl',
    label: 'curl',
    code: `curl --fail --silent "${origin}${path}&format=csv" --output series.csv`
  },
  {
    name: 'r',
    label: 'R',
    code: `rows <- read.csv("${origin}${path}&format=csv", na.strings = "")
cat(nrow(rows), sum(rows$status %in% c("A", "O", "D")), "\\n")`
  },
  {
    name: 'python',
    label: 'Python',
    code: `import csv
import io
import urllib.request

url = "${origin}${path}&format=csv"
with urllib.request.urlopen(url) as response:
    rows = list(csv.DictReader(io.TextIOWrapper(response, "utf-8")))
print(len(rows), sum(row["status"] in ("A", "O", "D") for row in rows))`
  },
  {
    name: 'javascript',
    label: 'JavaScript',
    code: `const response = await fetch("${origin}${path}");
if (!response.ok) throw new Error((await response.json()).detail);
const { rows } = await response.json();
console.log(rows.length, rows.filter(({ status }) => ["A", "O", "D"].includes(status)).length);`
  }
];
