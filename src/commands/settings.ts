import { settings, type Setting } from '#model/settings.ts';
import { defineCommand } from '#commands/command.ts';

/** `settings`: every setting with its value in force. */
export const command = defineCommand({
  name: 'settings',
  usage: '',
  help: 'List every setting: its value in force and what it is for.',
  options: {},
  run: async (_, { out, json, settings: values }) => {
    const rows = Object.entries<Setting>(settings).map(([name, { help, secret }]) => {
      const value = values[name as keyof typeof values] ?? null; // a key of the same object
      return { name, value: secret === true && value !== null ? '***' : value, help };
    });
    if (json) out(JSON.stringify(rows, null, 2));
    else for (const { name, value, help } of rows) out(`${name}=${value ?? ''}\n    ${help}`);
    return 0;
  }
});
