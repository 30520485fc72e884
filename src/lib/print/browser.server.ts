import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * The program of a Chromium or Chrome of this machine, null where there is none. `given`: the only one to take, where a
 * setting names one. `folders`: where programs are looked for, such as those of PATH.
 */
export function installedBrowser(
  given: string | undefined,
  folders: readonly string[]
): string | null {
  if (given !== undefined) return existsSync(given) ? given : null;
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...places].find((path) => existsSync(path)) ?? null;
}
