import { NotFound } from '#model/problem.ts';
import type { Command } from '#commands/command.ts';

const loaders = import.meta.glob<Record<string, unknown>>([
  '../*.ts',
  '!../main.ts',
  '!../command.ts'
]);

const files = new Map(
  Object.keys(loaders).map((file) => [file.slice(file.lastIndexOf('/') + 1, -'.ts'.length), file])
);

/** Names of all commands, sorted; the file of a command bears its name. */
export const commandNames: readonly string[] = [...files.keys()].sort();

/** The command of a name, loaded on demand. Errors: NotFound, naming the nearest one. */
export async function commandNamed(name: string): Promise<Command> {
  const file = files.get(name);
  const load = file === undefined ? undefined : loaders[file];
  if (load === undefined) {
    const near = commandNames.find((known) => distance(known, name) <= 2);
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    throw new NotFound(`unknown command: ${name}${hint}`);
  }
  const command = Object.values(await load()).find(isCommand);
  if (command?.name !== name) throw new Error(`no command named like its file: ${file}`);
  return command;
}

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'run' in value && 'usage' in value;

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min(
          (row[j] ?? 0) + (letter === other ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1
        )
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
