import { join } from 'node:path';
import { launchBrowser, startServer } from '#tests/browser/browser.ts';
import { allLooks, pageTable } from '#tests/browser/page-table.ts';
import { walkPage } from '#tests/browser/page-walk.ts';
import { cookiesOf, makePeople, peopleEnv } from '#tests/browser/people.ts';
import type { Torture } from './torture.ts';

/** Goes through every page in every look by keyboard, with axe; `rounds`: how many looks, all twenty-four at most. */
export const torture: Torture = {
  name: 'pages',
  what: 'every page in both languages and themes, three widths, with and without scripts: keyboard alone, axe finds nothing',
  async run({ rounds, folder, log }) {
    const data = join(folder, 'data');
    await (await startServer({ data })).stop(); // the first start loads the sample data
    const tokens = await makePeople(data);
    const server = await startServer({ data, env: peopleEnv });
    const browser = await launchBrowser();
    const wrong: string[] = [];
    try {
      const { url } = server;
      const cookies = {
        admin: await cookiesOf(url, 'admin'),
        officer: await cookiesOf(url, 'officer'),
        owner: await cookiesOf(url, 'owner')
      };
      const site = { url, tokens, cookies };
      const walks = allLooks
        .slice(0, rounds)
        .flatMap((look) => Object.entries(pageTable).map(([route, row]) => ({ route, row, look })));
      for (const { route, row, look } of walks) {
        const faults = await walkPage(browser, site, row, look);
        const name = `${route} in ${Object.values(look).join(' ')}`;
        wrong.push(...faults.map((fault) => `${name}: ${fault}`));
        log(`${name}: ${faults.length} faults`);
      }
    } finally {
      await browser.close();
      await server.stop();
    }
    return wrong;
  }
};
