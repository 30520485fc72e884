import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { closeStore, ensureReference, openStore } from '#queries/store.server.ts';
import { folder, vitrine } from '#tests/commands/vitrine.ts';

const takings = `unit,day,order_mode,channel,net,currency,tax_basis
S1,2021-03-01,online,own_site,120.50,EUR,ht
S1,2021-03-02,online,own_site,80.00,EUR,ht
S1,2021-03-32,online,own_site,10.00,EUR,ht
`;

test('doctor finds a roll-up that differs from its facts, and rows that wait', async () => {
  const data = folder();
  const files = [join(data, 'units.csv'), join(data, 'takings.csv')];
  writeFileSync(join(data, 'units.csv'), 'unit,kind,currency\nS1,shop,EUR\n');
  writeFileSync(join(data, 'takings.csv'), takings);
  const store = await openStore({ path: join(data, 'vitrine.duckdb') });
  await ensureReference(store);
  await importFiles({ store, files, secret: 'sixteen letters or more' });
  await store.engine.run(
    "UPDATE unit_day SET net_minor = net_minor + 1 WHERE local_day = DATE '2021-03-02'"
  );
  await closeStore(store);

  const { exit, out } = await vitrine(data, ['doctor']);
  expect(exit).toBe(1);
  expect(out).toContain('facts: 1 units, 0 orders, 2 takings\n');
  expect(out).toContain(
    'FAILED   roll-ups: 1 of 2 keys differ from the facts, in 2021-03: npm run vitrine -- rebuild\n'
  );
  expect(out).toContain('warning  quarantine: 1 refused rows wait');

  expect((await vitrine(data, ['rebuild'])).exit).toBe(0);
  expect((await vitrine(data, ['doctor'])).exit).toBe(0);
});
