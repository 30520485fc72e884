import { describe, expect, test } from 'vitest';
import { posterLink, posterOf, shownSite } from '#lib/poster/poster.ts';

describe('the link of a window poster', () => {
  test.each([
    ['www.jouets.fr', 'https://www.jouets.fr/?utm_source=vitrine&utm_medium=poster'],
    [
      'http://jouets.fr/promo?a=1',
      'http://jouets.fr/promo?a=1&utm_source=vitrine&utm_medium=poster'
    ],
    [
      'https://jouets.fr/?utm_medium=mail',
      'https://jouets.fr/?utm_medium=poster&utm_source=vitrine'
    ],
    ['', null],
    ['jouets', null],
    ['javascript:alert(1)', null],
    ['https://somebody:word@jouets.fr', null]
  ])('%s', (site, link) => {
    expect(posterLink(site)).toBe(link);
  });

  test('is shown without what nobody types', () => {
    expect(shownSite('https://www.jouets.fr/?utm_source=vitrine')).toBe('jouets.fr');
    expect(shownSite('https://jouets.fr/promo')).toBe('jouets.fr/promo');
  });
});

test('a poster says what its address says, cut to length', () => {
  const search = new URLSearchParams({ phone: ` 02 41 00 00 00 ${'0'.repeat(40)}`, other: 'x' });
  expect(posterOf(search)).toEqual({
    site: '',
    phone: '02 41 00 00 00 000000000000000',
    message: '',
    pickup: ''
  });
});
