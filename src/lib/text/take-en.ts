import type { TakeTexts } from '#lib/text/take-fr.ts';

/** The words of the panel that gives figures away as files, in English. */
export const takeEn: TakeTexts = {
  open: 'Take these figures away',
  lead: 'The figures of this page with their status: F free, A, O or D hidden, empty missing. A file holds the values of the screen.',
  tables: {
    over_time: 'Over time',
    figures: 'The whole period, with intervals',
    by_sector: 'By sector, with intervals',
    by_area: 'By area, with intervals',
    by_channel: 'Online sales by channel'
  },
  link: (form, hint, table) => `${form}, ${hint}: ${table}`,
  again: 'The same by program:',
  docs: 'interface and examples'
};
