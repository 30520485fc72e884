import { NotFound } from '#model/problem.ts';
import type { Command } from '#commands/command.ts';

const modules = import.meta.glob<Record<string, unknown>>(
  ['../*.ts', '!../main.ts', '!../command.ts'],
  { eager: true }
);

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'run' in value && 'usage' in value;

/** Every command, by name. A file without a command, or with one of another name, is a programmer error. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries(modules)
    .map(([file, module]) => {
      const name = file.slice(file.lastIndexOf('/') + 1, -'.ts'.length);
      const command = Object.values(module).find(isCommand);
      if (command?.name !== name) throw new Error(`no command named like its file: ${file}`);
      return [name, command] as const;
    })
    .sort(([a], [b]) => a.localeCompare(b))
);

/** The command of a name. Errors: NotFound, naming the nearest one. */
export function commandNamed(name: string): Command {
  const command = commands.get(name);
  if (command !== undefined) return command;
  const near = [...commands.keys()].find((known) => distance(known, name) <= 2);
  throw new NotFound(
    `unknown command: ${name}${near === undefined ? '' : ` (did you mean ${near}?)`}`
  );
}

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
