import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { add, pause, remove, rotate, set } from '#commands/source/connect.ts';
import { list } from '#commands/source/list.ts';
import { map, origins } from '#commands/source/words.ts';
import { InvalidInput } from '#model/problem.ts';

const actions: Record<
  string,
  (name: string | undefined, values: Values, context: Context) => Promise<number>
> = { add, list, set, pause: pause(true), resume: pause(false), remove, origins, map };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** `source …`: the feeds of shops, how they are connected with their platforms, and what their words mean. */
export const command = defineCommand({
  name: 'source',
  usage: `add NAME --unit CODE [--online] [--total] [--connector NAME --set KEY=VALUE… [--every HOURS]]
  source list [--unit CODE]
  source set|pause|resume|remove NAME --unit CODE [--set KEY=VALUE…] [--every HOURS] [--yes]
  source secret rotate NAME --unit CODE --value V [--setting KEY] [--overlap HOURS]
  source origins [NAME --unit CODE]
  source map NAME --unit CODE --origin WORD (--mode M --channel C [--fulfilment F] | --as-platform)
  source map NAME --unit CODE --column C --word W (--value V | --as-platform)`,
  help: `Connect the feeds of a shop, and say what their words mean.
--online: a feed without a platform reports all online sales; --total: the sales in the shop.
A value - is read from standard input, a line for each, so that a secret stands in no shell’s history.
--every 0: not pulled. The words that nobody knows yet: source origins.`,
  options: {
    unit: text,
    ...{ online: flag, total: flag, connector: text, set: { type: 'string', multiple: true } },
    ...{ every: text, value: text, setting: text, overlap: text, yes: flag },
    ...{ origin: text, mode: text, channel: text, fulfilment: text, 'as-platform': flag },
    ...{ column: text, word: text }
  },
  async run({ values, positionals: [action = '', name, third] }, context) {
    if (action === 'secret') {
      if (name !== 'rotate')
        throw new InvalidInput(`unknown action: secret ${name ?? ''} (known: secret rotate)`);
      return rotate(third, values, context);
    }
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (run === undefined)
      throw new InvalidInput(
        `unknown action: ${action} (known: ${[...Object.keys(actions), 'secret rotate'].join(', ')})`
      );
    return run(name, values, context);
  }
});
