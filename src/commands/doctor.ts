import { health } from '#queries/store.server.ts';
import { defineCommand } from '#commands/command.ts';

const marks = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' };

/** `doctor`: looks the store over; exit 1 when a number may be wrong. */
export const command = defineCommand({
  name: 'doctor',
  usage: '',
  help: 'Look the store over: schema, roll-ups against facts, refused rows, periods to recompute.',
  options: {},
  run: async (_, context) => {
    const checks = await health(await context.store());
    if (context.json) context.out(JSON.stringify(checks, null, 2));
    else
      for (const { name, status, detail } of checks)
        context.out(`${marks[status]}  ${name}: ${detail}`);
    return checks.some(({ status }) => status === 'failed') ? 1 : 0;
  }
});
