import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeNeeds } from '#lib/access/routes.ts';
import { signedIn, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { doorRoutes, pageRoutes, type Asked } from '#tests/app/every-route.ts';
import { Visitor } from '#tests/app/visitor.ts';

/** Somebody, and whether they ask for what is theirs or for what is another's. */
type Who = { name: string; visitor: Visitor; bearer?: string; asks: 'mine' | 'other' };

let closed: AccountsSite;
let open: AccountsSite;
let people: Who[];

beforeAll(async () => {
  [closed, open] = await Promise.all([
    startAccountsSite(
      async ({ person }) => {
        await person('owner', 'owner', 'toys');
        await person('staff', 'staff', 'toys');
        await person('chamber', 'territory', 'DEP-75');
        await person('ministry', 'ministry', 'FR');
        await person('analyst', 'analyst');
        await person('admin', 'admin');
        await person('fresh', 'admin');
      },
      { VITRINE_PUBLIC: 'false', CHROME_PATH: 'none' }
    ),
    startAccountsSite(undefined, { CHROME_PATH: 'none' })
  ]);
  const by = (name: string, strong: boolean) => signedIn(closed.url, `${name}@example.org`, strong);
  const [owner, staff, analyst] = [
    await by('owner', false),
    await by('staff', false),
    await by('analyst', false)
  ];
  const [chamber, ministry, admin] = [
    await by('chamber', true),
    await by('ministry', true),
    await by('admin', true)
  ];
  const fresh = await by('fresh', false);
  const keyOf = async (scope: string): Promise<string> => {
    const made = await owner.post('/account?/createKey', { key_name: scope, scopes: scope });
    return /va_\w{20,}/.exec(await made.text())?.[0] ?? '';
  };
  const nobody = new Visitor(closed.url);
  people = [
    { name: 'public site, nobody', visitor: new Visitor(open.url), asks: 'mine' },
    { name: 'nobody', visitor: nobody, asks: 'mine' },
    { name: 'owner', visitor: owner, asks: 'mine' },
    { name: 'owner of another', visitor: owner, asks: 'other' },
    { name: 'staff', visitor: staff, asks: 'mine' },
    { name: 'chamber here', visitor: chamber, asks: 'mine' },
    { name: 'chamber elsewhere', visitor: chamber, asks: 'other' },
    { name: 'ministry', visitor: ministry, asks: 'mine' },
    { name: 'analyst', visitor: analyst, asks: 'mine' },
    { name: 'admin', visitor: admin, asks: 'mine' },
    { name: 'admin, no code yet', visitor: fresh, asks: 'mine' },
    { name: 'key for figures', visitor: nobody, bearer: await keyOf('figures'), asks: 'mine' },
    { name: 'key for the shop', visitor: nobody, bearer: await keyOf('shop'), asks: 'mine' }
  ];
});
afterAll(() => Promise.all([closed.stop(), open.stop()]));

/** What somebody got, in a word: in, sent to sign in, asked for a code, refused; else the door's own status. */
async function verdict(who: Who, asked: Asked): Promise<string> {
  const path = who.asks === 'mine' ? asked.mine : asked.other;
  const headers: Record<string, string> = {
    accept: asked.is_page ? 'text/html' : 'application/json',
    cookie: who.visitor.cookie,
    ...(who.bearer === undefined ? {} : { authorization: `Bearer ${who.bearer}` })
  };
  const url = who.visitor.url + path;
  const answer = await fetch(url, { method: asked.method, headers, redirect: 'manual' });
  await answer.body?.cancel();
  const to = answer.headers.get('location') ?? '';
  if (/^(http:\/\/[^/]+)?\/sign-in\?next=/.test(to)) return 'sign in';
  if (to.includes('#second-factor')) return 'code';
  if (answer.status === 403) return 'no';
  if (asked.is_page) return answer.status < 500 ? 'yes' : String(answer.status);
  return answer.status === 401
    ? 'sign in'
    : asked.is_door
      ? String(answer.status)
      : answer.status < 500
        ? 'yes'
        : String(answer.status);
}

async function rowOf(asked: Asked): Promise<string[]> {
  const cells = [];
  for (const who of people) cells.push(await verdict(who, asked));
  return [
    `\`${asked.method === 'GET' ? '' : `${asked.method} `}${asked.route}\``,
    asked.need,
    ...cells
  ];
}

test('every page has a row, and every row a page', () => {
  expect(
    pageRoutes()
      .map(({ route }) => route)
      .sort()
  ).toEqual(Object.keys(routeNeeds).sort());
});

test('every route answers everybody as the table of the documentation says', async () => {
  const rows: string[][] = [];
  for (const asked of [
    ...pageRoutes().filter(({ need }) => need !== 'door'),
    ...(await doorRoutes())
  ])
    rows.push(await rowOf(asked));
  const head = ['address', 'needs', ...people.map(({ name }) => name)];
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  await expect(`${introduction}\n${table}\n`).toMatchFileSnapshot('../../docs/authorisation.md');
});

const introduction = `# Who may what

A test (\`tests/app/authorisation.test.ts\`) asks every page, every address of the API and of the collector as everybody of the columns, and compares with this table; a route without a row fails. The rule behind it is one function, \`decide\` in \`queries/model/access.ts\` (record 0035). The site asked is a closed one (\`VITRINE_PUBLIC=false\`), the first column a public one.

_yes_: let in (what is not there is still not found). _sign in_: led to the sign-in page, or 401. _code_: a second factor first. _no_: 403. A number: a door that asks for its own key, or takes what it is sent, and answers everybody alike. _of another_, _elsewhere_: asking for a shop or an area that is not theirs.
`;
