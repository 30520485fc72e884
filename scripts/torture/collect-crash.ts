import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  client,
  hooks,
  orders,
  send,
  sendAgain,
  type Access,
  type Ledger
} from './collect-crash/clients.ts';
import { startVictim } from './collect-crash/server.ts';
import { doubles, prepare, settled, withStore } from './collect-crash/store.ts';
import { seededRandom, type Torture } from './torture.ts';

/** Milliseconds from the first answer to the kill, at most. */
const load_ms_max = 900;
/** Requests of the former life that are sent again, to be answered as before. */
const again_n = 5;
/** Longer than this nobody waits for the first answer. */
const first_ms_max = 20_000;

/** Kills the server under load and looks for everything it had acknowledged. */
export const torture: Torture = {
  name: 'collect-crash',
  what: 'kill -9 of the server while shops send; every acknowledged event is there exactly once',
  async run({ rounds, seed, folder, log }) {
    const data = join(folder, 'collect');
    const random = seededRandom(seed);
    const access = await withStore(data, prepare);
    const all: Ledger = { acknowledged: [], in_doubt: [], troubles: [] };
    const failures: string[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const before_n = all.acknowledged.length;
      const after_ms = await oneRound({ data, access, round, random, all });
      const found = await withStore(data, async (store) => [
        ...(await doubles(store)),
        // Every second time the next server finds the rows still waiting.
        ...(round % 2 === 0 || round === rounds
          ? await settled(store, all.acknowledged, all.in_doubt)
          : [])
      ]);
      const troubles = [...all.troubles.splice(0), ...found];
      for (const trouble of troubles.slice(0, 10)) failures.push(`round ${round}: ${trouble}`);
      log(
        `round ${round}, killed after ${after_ms} ms: ${all.acknowledged.length - before_n} requests acknowledged, ${all.in_doubt.length} in doubt, ${troubles.length} troubles`
      );
    }
    log(
      `${all.acknowledged.flatMap(({ sales, refused }) => [...sales, ...refused]).length} events acknowledged`
    );
    return failures;
  }
};

type Round = {
  data: string;
  access: Omit<Access, 'url'>;
  round: number;
  random: () => number;
  all: Ledger;
};

/** One life of the server; what was in doubt is sent again first. Gives the milliseconds of load. */
async function oneRound({ data, access, round, random, all }: Round): Promise<number> {
  const server = await startVictim(data);
  const full: Access = { ...access, url: server.url };
  let over = false;
  const is_over = () => over;
  const again = all.in_doubt.splice(0);
  for (const sent of again) await send(full, sent, all, is_over);
  const named = all.acknowledged.filter(({ name }) => name !== null);
  await sendAgain(full, named.slice(-again_n), all);
  const before_n = all.acknowledged.length;
  const clients = [
    ...[1, 2, 3].map((n) => orders(`r${round}-single${n}`, 1, random)),
    orders(`r${round}-batch`, 50, random),
    orders(`r${round}-large`, 1000, random),
    hooks(round * 1_000_000, random)
  ].map((next) => client(full, next, all, is_over));
  for (let ms = 0; all.acknowledged.length === before_n && ms < first_ms_max; ms += 5)
    await wait(5);
  const after_ms = Math.round(random() * load_ms_max);
  await wait(after_ms);
  over = true;
  await server.kill();
  await Promise.all(clients);
  return after_ms;
}
