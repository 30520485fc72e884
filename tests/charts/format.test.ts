import { describe, expect, test } from 'vitest';
import { formatIn, shareDigits } from '#lib/format.ts';
import { typeset } from '#lib/text/typeset.ts';

const fr = formatIn('fr');
const en = formatIn('en');
const nbsp = '\u00a0';
const thin = '\u202f';

describe('numbers', () => {
  test.each([
    [0.4963, `49,6${thin}%`, '49.6%'],
    [0, `0,0${thin}%`, '0.0%'],
    [0.0004, `< 0,1${thin}%`, '< 0.1%'],
    [1.2, `120,0${thin}%`, '120.0%']
  ])('%d reads as a share in both languages', (ratio, french, english) => {
    expect(fr.percent(ratio).replace(nbsp, thin)).toBe(french);
    expect(en.percent(ratio)).toBe(english);
  });

  test('a share that less than half of the revenue stands for has no decimal', () => {
    expect([null, 0.49, 0.5, 1].map(shareDigits)).toEqual([1, 0, 1, 1]);
  });

  test('French groups thousands with a narrow space, English with a comma', () => {
    expect(fr.count(1_234_567)).toBe(`1${thin}234${thin}567`);
    expect(en.count(1_234_567)).toBe('1,234,567');
  });

  test('money is short in headlines, with its currency where the language puts it', () => {
    expect(fr.moneyShort(12_345_678, 'EUR').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('12,3 M €');
    expect(en.moneyShort(12_345_678, 'EUR')).toBe('€12.3m');
    expect(en.moneyShort(999, 'CHF').replace(nbsp, ' ')).toBe('CHF 999');
  });

  test('one and nought take the singular in French, one alone in English', () => {
    expect([0, 1, 2].map(fr.plural)).toEqual(['one', 'one', 'other']);
    expect([0, 1, 2].map(en.plural)).toEqual(['other', 'one', 'other']);
  });
});

describe('periods', () => {
  test.each([
    ['2020-04', '2020-04-01', 'avril 2020', 'April 2020'],
    ['2020-W53', '2020-12-28', 'semaine du 28 déc. 2020', 'week of 28 Dec 2020'],
    ['2020-W23', '2020-06-01', 'semaine du 1ᵉʳ juin 2020', 'week of 1 Jun 2020'],
    ['2020-Q1', '2020-01-01', '1ᵉʳ trimestre 2020', 'Q1 2020'],
    ['2020-Q2', '2020-04-01', '2ᵉ trimestre 2020', 'Q2 2020'],
    ['2020', '2020-01-01', '2020', '2020'],
    ['2020-04-12', '2020-04-12', '12 avril 2020', '12 April 2020']
  ])('%s reads as people say it', (label, from, french, english) => {
    expect(fr.period(label, from)).toBe(french);
    expect(en.period(label, from)).toBe(english);
  });

  test('a half-open range is written with both of its days', () => {
    expect(fr.range('2020-11-01', '2020-12-01')).toBe('1ᵉʳ nov. 2020 – 30 nov. 2020');
    expect(en.range('2020-11-05', '2020-11-06')).toBe('5 Nov 2020');
  });

  test.each([
    ['2020-04', '2020-04-01', 'en avril 2020', 'in April 2020'],
    ['2020-W15', '2020-04-06', 'dans la semaine du 6 avr. 2020', 'in the week of 6 Apr 2020'],
    ['2020-Q2', '2020-04-01', 'au 2ᵉ trimestre 2020', 'in Q2 2020'],
    ['2020-04-12', '2020-04-12', 'le 12 avril 2020', 'on 12 April 2020']
  ])('%s fits into a sentence', (label, from, french, english) => {
    expect(fr.inPeriod(label, from)).toBe(french);
    expect(en.inPeriod(label, from)).toBe(english);
  });
});

test('French never begins a line with a colon or a percent sign', () => {
  expect(typeset('oui : « 5 % » ; non', 'fr')).toBe(
    `oui${nbsp}: «${nbsp}5${thin}%${nbsp}»${thin}; non`
  );
  expect(typeset('yes: 5 %', 'en')).toBe('yes: 5 %');
});
