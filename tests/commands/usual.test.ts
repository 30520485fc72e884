import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#commands/command.ts';
import { command } from '#commands/usual.ts';
import { undoImport } from '#ingest/undo.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import { series } from '#queries/series.ts';
import { bench, secret, type Bench } from '#tests/ingest/shop.ts';

let shop: Bench;
beforeEach(async () => {
  shop = await bench('S1');
  await shop.take(
    [
      'unit,day,order_mode,channel,net',
      'S1,2019-11-13,in_store,counter,900',
      'S1,2020-11-11,in_store,counter,300',
      'S1,2020-11-12,online,own_site,100'
    ].join('\n'),
    { as: 'takings' }
  );
});
afterEach(() => shop.close());

/** Runs the command as a person would type it; what it said, and its exit. */
async function usual(positionals: string[], values: Record<string, string | boolean> = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const context: Pick<Context, 'out' | 'err' | 'json' | 'secret' | 'store'> = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    json: values['json'] === true,
    secret,
    store: () => Promise.resolve(shop.store)
  };
  const exit = await command.run({ values, positionals }, context as Context); // all this command uses
  return { exit, out, err };
}

const declared = {
  annual: '120000',
  'ref-year': '2019',
  'includes-distance-sales': 'yes',
  'tax-basis': 'ht',
  origin: 'accounts',
  months: '1,1,1,1,1,1,1,1,0,0,1,1',
  weekdays: '0,1,1,1,1,2,0'
};

const week46 = async () => {
  const [row] = await shop.rows(
    "SELECT CAST(sum(usual_minor) AS DOUBLE) AS minor FROM usual_day WHERE local_day BETWEEN DATE '2020-11-09' AND DATE '2020-11-15'"
  );
  return row?.['minor'] ?? null;
};

describe('usual set', () => {
  test('puts a declared figure before the history, says where from, and is undone like any import', async () => {
    const before = await usual(['show', 'S1']);
    expect(before.out.at(-1)).toContain('same_period (week, measured) after 2019: 900.00 EUR ht');
    const { exit, out, err } = await usual(['set', 'S1'], declared);
    expect({ exit, out, err }).toEqual({
      exit: 0,
      out: ['usual turnover of S1: declared; take it back with: npm run vitrine -- imports undo 3'],
      err: []
    });
    expect(await week46()).toBe(150_000);
    const shown = (await usual(['show', 'S1'])).out;
    expect(shown).toContainEqual(
      expect.stringMatching(
        /^declared .*: 120000\.00 EUR ht for 2019, says accounts; distance sales yes; goes before own history$/
      )
    );
    expect(shown).toContainEqual(
      expect.stringMatching(/annual_seasonal \(declared, declared\) after 2019/)
    );
    await undoImport(shop.store, 3);
    expect(await week46()).toBe(90_000);
    const after = JSON.parse((await usual(['show', 'S1'], { json: true })).out[0] ?? '') as {
      declared: unknown[];
      versions: { version: number; is_current: boolean }[];
    };
    expect(after.declared).toEqual([]);
    expect(after.versions.map(({ version, is_current }) => [version, is_current])).toEqual([
      [3, true],
      [2, false],
      [1, false]
    ]);
  });

  test('the same again is as it was', async () => {
    await usual(['set', 'S1'], declared);
    expect((await usual(['set', 'S1'], declared)).out).toEqual(['usual turnover of S1: as it was']);
  });

  test('says what a figure with VAT or without distance sales cannot tell', async () => {
    const { err } = await usual(['set', 'S1'], {
      ...declared,
      'tax-basis': 'ttc',
      'includes-distance-sales': 'no'
    });
    expect(err).toEqual([
      'declared ttc, but the shop’s sales are ht: nothing is converted, so no share can be made of the two; declare the figure ht',
      'the figure leaves sales at a distance out: every answer made with it says so'
    ]);
    const { rows } = await series(shop.store, { metrics: ['recovery'], from: '2020-11-01' });
    expect(rows.filter(({ value }) => value !== null)).toEqual([]);
  });

  test('asks for everything that makes a figure comparable', async () => {
    for (const name of ['annual', 'ref-year', 'includes-distance-sales', 'tax-basis', 'origin']) {
      const { [name]: _, ...rest } = declared as Record<string, string>;
      await expect(usual(['set', 'S1'], rest)).rejects.toThrow(`no --${name} given`);
    }
    await expect(usual(['set', 'S1'], { ...declared, 'tax-basis': 'net' })).rejects.toThrow(
      InvalidInput
    );
    await expect(usual(['set', 'S1'], { ...declared, months: '1,2' })).rejects.toThrow(
      'not 12 numbers in --months: 1,2'
    );
  });

  test('refuses an unknown shop and an amount that is none', async () => {
    expect((await usual(['set', 'S9'], declared)).exit).toBe(3);
    expect((await usual(['set', 'S1'], { ...declared, annual: 'a lot' })).exit).toBe(3);
    await expect(usual(['show', 'S9'])).rejects.toThrow(NotFound);
    await expect(usual(['forget', 'S1'])).rejects.toThrow('unknown action: forget');
  });
});
