import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonText } from '#model/reason.ts';
import { chooseSolution, chosenBy, undoChoice } from '#queries/choice/choice.ts';
import { undoImport } from '#queries/facts/imports.ts';
import { bench, counts, type Bench } from './shop.ts';

let it: Bench;
const refused = async () =>
  it.rows(
    `SELECT row_n, code, column_name, value FROM quarantine WHERE status = 'open' ORDER BY quarantine_id`
  );
const register = async () =>
  it.rows(
    `SELECT u.unit_code AS unit, e.solution_code AS solution, CAST(e.joined_on AS VARCHAR) AS joined_on, s.stage, CAST(s.reached_on AS VARCHAR) AS reached_on, s.sheets_n
    FROM enrolment AS e JOIN unit AS u USING (unit_id) JOIN stage AS s USING (enrolment_id)
    ORDER BY u.unit_code, e.joined_on, s.reached_on, s.stage`
  );

const header = 'unit;programme;solution;joined_on;stage;day;sheets_n;refusal;refusal_text';

beforeAll(async () => {
  it = await bench('boutique', 'jouets', 'bijoux');
  await it.take(
    [
      'area,level,name,parent,country',
      'FR,country,France,,FR',
      'COM-75056,commune,Paris,FR,FR'
    ].join('\n'),
    { as: 'areas' }
  );
  await it.take(
    [
      'sector,level,name_fr,parent',
      'culture,family,Culture,',
      'G08,group,Sport,culture',
      'G09,group,Habillement,culture'
    ].join('\n'),
    { as: 'sectors' }
  );
  await it.take(
    [
      'programme;name_fr;name_en;from_on;until_on;aid',
      'cmc;Clique mon commerce;Click my shop;2020-11-03;2021-07-01;500'
    ].join('\n'),
    { as: 'programmes' }
  );
  await it.take(
    [
      'solution;name;provider;need;monthly;free_until;areas;sectors',
      'vitrinea;Vitrine A;Atelier A;web_shop;29,90;2020-12-31;75056;G08, g09',
      'paieb;Paie B;Banque B;online_payment;;;;'
    ].join('\n'),
    { as: 'solutions' }
  );
});
afterAll(() => it.close());

describe('a register file', () => {
  test('keeps its good rows and says of each bad one what is wrong with it', async () => {
    const report = await it.take(
      [
        header,
        'boutique;cmc;vitrinea;2020-11-10;none;;;;',
        'boutique;cmc;vitrinea;2020-11-10;visible;2020-11-12;;;',
        'boutique;cmc;vitrinea;2020-11-10;catalogue;2020-12-20;25;;',
        'boutique;cmc;vitrinea;2020-11-10;remote;2021-01-05;;;', // 5: goes back
        'inconnue;cmc;vitrinea;2020-11-10;none;;;;', // 6: unknown shop
        'jouets;cmc;vitrinea;2020-10-30;none;;;;', // 7: before the programme
        'jouets;cmc;vitrinea;2020-11-15;none;;;;',
        'jouets;cmc;vitrinea;2020-11-20;none;;;;', // 9: a second one on the same solution
        'jouets;cmc;paieb;2020-11-20;none;;;;',
        'bijoux;cmc;vitrinea;2020-11-20;active;;;;', // 11: read from sales
        'bijoux;cmc;autre;2020-11-20;none;;;;', // 12: unknown solution
        'bijoux;cmc;vitrinea;2020-11-20;catalogue;2020-12-01;12;;', // 13: too few sheets
        'bijoux;cmc;;2020-11-20;refused;2020-11-25;;customers_buy_in_person;écrire à jeanne@example.org',
        'bijoux;autre;;2020-11-20;none;;;;' // 15: unknown programme
      ].join('\n'),
      { as: 'enrolments' }
    );
    expect(counts(report)).toEqual([6, 0, 0, 8]);
    expect(await refused()).toEqual([
      { row_n: 5, code: 'stage_backwards', column_name: 'stage', value: 'remote' },
      { row_n: 6, code: 'unknown_unit', column_name: 'unit', value: 'inconnue' },
      { row_n: 7, code: 'before_programme', column_name: 'joined_on', value: '2020-10-30' },
      { row_n: 9, code: 'two_open_enrolments', column_name: 'solution', value: 'vitrinea' },
      { row_n: 11, code: 'derived_stage', column_name: 'stage', value: 'active' },
      { row_n: 12, code: 'unknown_solution', column_name: 'solution', value: 'autre' },
      { row_n: 13, code: 'too_few_sheets', column_name: 'sheets_n', value: '12' },
      { row_n: 15, code: 'unknown_programme', column_name: 'programme', value: 'autre' }
    ]);
    const boutique = { unit: 'boutique', solution: 'vitrinea', joined_on: '2020-11-10' };
    expect(await register()).toEqual([
      {
        ...boutique,
        unit: 'bijoux',
        solution: null,
        joined_on: '2020-11-20',
        stage: 'refused',
        reached_on: '2020-11-25',
        sheets_n: null
      },
      { ...boutique, stage: 'none', reached_on: '2020-11-10', sheets_n: null },
      { ...boutique, stage: 'visible', reached_on: '2020-11-12', sheets_n: null },
      { ...boutique, stage: 'catalogue', reached_on: '2020-12-20', sheets_n: 25 },
      {
        ...boutique,
        unit: 'jouets',
        joined_on: '2020-11-15',
        stage: 'none',
        reached_on: '2020-11-15',
        sheets_n: null
      },
      {
        ...boutique,
        unit: 'jouets',
        solution: 'paieb',
        joined_on: '2020-11-20',
        stage: 'none',
        reached_on: '2020-11-20',
        sheets_n: null
      }
    ]);
    expect(
      await it.rows('SELECT code, free_text, CAST(told_on AS VARCHAR) AS told_on FROM reason')
    ).toEqual([
      { code: 'customers_buy_in_person', free_text: 'écrire à ***', told_on: '2020-11-25' }
    ]);
  });

  test.each([
    [
      'stage_backwards',
      'stage',
      'remote',
      'Une étape ne recule pas : avec « remote » à cette date, le commerce serait revenu en arrière.',
      'Stages do not go back: with “remote” on that day, the shop would have gone backwards.'
    ],
    [
      'unknown_unit',
      'unit',
      'inconnue',
      'Le commerce « inconnue » est inconnu ; ajoutez-le, puis rejouez la quarantaine.',
      'Shop “inconnue” is unknown; add it, then replay the quarantine.'
    ],
    [
      'before_programme',
      'joined_on',
      '2020-10-30',
      '« 2020-10-30 » est avant le début du programme : personne ne pouvait encore s’y inscrire.',
      '“2020-10-30” is before the programme began: nobody could join it yet.'
    ],
    [
      'two_open_enrolments',
      'solution',
      'vitrinea',
      'Ce commerce a déjà une inscription ouverte pour « vitrinea » ; terminez-la avant d’en ouvrir une autre.',
      'This shop has an open enrolment for “vitrinea” already; end it before opening another.'
    ]
  ] as const)('says in both languages what is wrong: %s', (code, column, value, fr, en) => {
    expect(reasonText(code, 'fr', { column, value })).toBe(fr);
    expect(reasonText(code, 'en', { column, value })).toBe(en);
  });

  test('says nothing new of what the shop itself chose on that day', async () => {
    await it.take(['unit', 'papeterie'].join('\n'), { as: 'units' });
    const own = { unit: 'papeterie', programme: 'cmc', solution: 'paieb', day: '2021-03-01' };
    await chooseSolution(it.store, own, new Date('2021-03-01T10:00:00Z'));
    const report = await it.take([header, 'papeterie;cmc;paieb;2021-03-01;none;;;;'].join('\n'), {
      as: 'enrolments'
    });
    expect(counts(report)).toEqual([0, 0, 1, 0]);
    const [chosen] = await chosenBy(it.store, 'papeterie', new Date('2021-03-01T11:00:00Z'));
    const back = { unit: 'papeterie', undo_id: chosen?.undo_id ?? 0 };
    await undoChoice(it.store, back, new Date('2021-03-01T11:00:00Z'));
  });

  test('brought again changes nothing, and a stage that has a date keeps it', async () => {
    const before = await register();
    const report = await it.take(
      [
        header,
        'boutique;cmc;vitrinea;2020-11-10;visible;2020-11-12;;;',
        'boutique;cmc;vitrinea;2020-11-10;visible;2020-11-30;;;', // the stage has a date
        'boutique;cmc;vitrinea;2020-11-10;checkout;2020-12-01;;;' // before the catalogue
      ].join('\n'),
      { as: 'enrolments' }
    );
    expect(counts(report)).toEqual([0, 0, 1, 2]);
    expect(report.quarantined.map(({ code }) => code)).toEqual([
      'stage_redated',
      'stage_backwards'
    ]);
    expect(await register()).toEqual(before);
  });

  test('may open an enrolment on a solution again once the former one has ended', async () => {
    const report = await it.take(
      [
        header,
        'jouets;cmc;vitrinea;2020-11-15;left;2021-02-01;;;',
        'jouets;cmc;vitrinea;2021-02-01;none;;;;',
        'jouets;cmc;vitrinea;2021-02-10;none;;;;'
      ].join('\n'),
      { as: 'enrolments' }
    );
    expect(counts(report)).toEqual([2, 0, 0, 1]);
    await undoImport(it.store, report.import_id);
    expect((await register()).filter(({ unit }) => unit === 'jouets')).toHaveLength(2);
  });

  test('is told apart by its columns, in French words too', async () => {
    const report = await it.take(
      [
        'Commerce;Dispositif;Solution choisie;Date d’inscription;Étape;Date;Fiches produit',
        'bijoux;cmc;paieb;01/12/2020;Inscrite;;',
        'bijoux;cmc;paieb;01/12/2020;3;24/12/2020;40'
      ].join('\n')
    );
    expect(report.files[0]?.kind).toBe('enrolments');
    expect(counts(report)).toEqual([2, 0, 0, 0]);
    await undoImport(it.store, report.import_id);
  });

  test('read before its shops waits in quarantine and comes in on replay', async () => {
    await it.take(['unit', 'inconnue'].join('\n'), { as: 'units' });
    const { replayQuarantine } = await import('#queries/facts/replay.ts');
    await replayQuarantine(it.store, { received_at: '2021-06-02 00:00:00.000' });
    expect((await register()).filter(({ unit }) => unit === 'inconnue')).toHaveLength(1);
  });
});

describe('programmes and solutions by file', () => {
  test('a changed statement is kept beside the former one, which an undo brings back', async () => {
    const change = await it.take(
      'solution;name;provider;need;monthly\nvitrinea;Vitrine A;Atelier A;web_shop;35',
      { as: 'solutions' }
    );
    expect(counts(change)).toEqual([0, 1, 0, 0]);
    const price = () =>
      it.rows(`SELECT monthly_minor FROM solution_now WHERE solution_code = 'vitrinea'`);
    expect(await price()).toEqual([{ monthly_minor: 3500 }]);
    await undoImport(it.store, change.import_id);
    expect(await price()).toEqual([{ monthly_minor: 2990 }]);
  });

  test('a programme that shops have joined is not undone under them', async () => {
    const [first] = await it.rows('SELECT min(import_id) AS import_id FROM programme');
    await expect(undoImport(it.store, Number(first?.['import_id']))).rejects.toThrow(
      /later imports use its/
    );
  });

  test('rules and targets name a known programme, sector and area, or are refused', async () => {
    const rules = await it.take(
      [
        'programme;rule;value;from_on',
        'cmc;sector;G09;2020-11-03',
        'cmc;closed;;2020-11-03',
        'cmc;sector;G99;2020-11-03',
        'cmc;staff_below;onze;2020-11-03'
      ].join('\n'),
      { as: 'eligibility' }
    );
    expect(counts(rules)).toEqual([2, 0, 0, 2]);
    expect(rules.quarantined.map(({ code }) => code)).toEqual(['unknown_sector', 'bad_number']);
    const targets = await it.take(
      [
        'programme;area;due_on;target_n;stage',
        'cmc;FR;2020-12-31;1000;',
        'cmc;FR;2020-10-01;10;',
        'cmc;ZZ;2020-12-31;10;active'
      ].join('\n'),
      { as: 'targets' }
    );
    expect(counts(targets)).toEqual([1, 0, 0, 2]);
    expect(targets.quarantined.map(({ code }) => code)).toEqual([
      'before_programme',
      'unknown_area'
    ]);
  });
});
