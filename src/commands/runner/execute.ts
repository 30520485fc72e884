import { parseArgs } from 'node:util';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import type { Command, Context, Values } from '#commands/command.ts';
import { commandNamed, commandNames } from '#commands/runner/registry.ts';

/** A command line, understood: the command and what it was given. `help`: only its help is wanted. */
export type Call = { command: Command; values: Values; positionals: string[]; help: boolean };

/** `argv`: the command's name, then its arguments. Errors: NotFound, InvalidInput. */
export async function parseCall(argv: readonly string[]): Promise<Call> {
  const [name = '', ...args] = argv;
  const command = await commandNamed(name);
  const { values, positionals } = parsed(command, args);
  return { command, values, positionals, help: values['help'] === true };
}

function parsed(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' }
      },
      allowPositionals: true,
      strict: true
    });
  } catch (cause) {
    throw new InvalidInput(usageProblem(cause), { cause });
  }
}

/** parseArgs' sentences in our shape: thing, then value. */
function usageProblem(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const unknown = /^Unknown option '([^']+)'/.exec(message);
  if (unknown) return `unknown option: ${unknown[1]}`;
  const missing = /^Option '([^' ]+).*argument missing/.exec(message);
  if (missing) return `value missing for option: ${missing[1]}`;
  return message.charAt(0).toLowerCase() + message.slice(1).split('\n')[0];
}

/** Runs one understood call; errors pass through. */
export async function execute(call: Call, context: Context): Promise<number> {
  if (call.help) {
    context.out(commandHelp(call.command));
    return 0;
  }
  return call.command.run({ values: call.values, positionals: call.positionals }, context);
}

/** Says an error on the error output, as a problem object when JSON is wanted; gives the exit code. */
export function report(error: unknown, context: Pick<Context, 'err' | 'json' | 'signal'>): number {
  if (context.signal.aborted) {
    context.err(
      context.json ? JSON.stringify(cancelled.toProblem()) : `vitrine: ${cancelled.message}`
    );
    return cancelled.exit;
  }
  const known = error instanceof VitrineError ? error : unexpected(error);
  context.err(context.json ? JSON.stringify(known.toProblem()) : `vitrine: ${known.message}`);
  if (known !== error && error instanceof Error && !context.json)
    for (const line of (error.stack ?? '').split('\n').slice(1)) context.err(line);
  return known.exit;
}

const cancelled = new VitrineError('cancelled', 499, 1, 'cancelled');

const unexpected = (error: unknown): VitrineError =>
  new VitrineError(
    'unexpected',
    500,
    1,
    error instanceof Error ? `unexpected ${error.name}: ${error.message}` : String(error),
    { cause: error }
  );

/** Help of one command. */
export const commandHelp = (command: Command): string =>
  [
    `Usage: npm run vitrine -- ${`${command.name} ${command.usage}`.trim()} [--json]`,
    '',
    command.help
  ].join('\n');

/** The list of all commands, one line each. */
export async function overallHelp(): Promise<string> {
  const width = Math.max(0, ...commandNames.map((name) => name.length));
  const lines = (await Promise.all(commandNames.map(commandNamed))).map(
    ({ name, help }) => `  ${name.padEnd(width)}  ${help.split('\n')[0]}`
  );
  return [
    'Usage: npm run vitrine -- COMMAND [--json] [--help]',
    '',
    ...lines,
    '',
    'Exit codes: 0 done, 2 wrong usage, 3 data refused, 1 anything else.'
  ].join('\n');
}
