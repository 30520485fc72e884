import type { importFaultsFr } from '#lib/text/import-faults-fr.ts';

/** What may go wrong with a file, and what was assumed about it, in English. */
export const importFaultsEn: typeof importFaultsFr = {
  problems: {
    unauthorized: 'This key is not known, or no longer valid.',
    forbidden: 'This is accepted from this page only.',
    not_found: 'This file is no longer here: it is kept for a day. Send it again.',
    too_large: (size) => `The file is larger than ${size}. Split it into parts.`,
    disk_full: 'There is not enough room left on the machine for this file.',
    already_imported: 'This file is imported already.',
    import_running: 'This file is being imported.',
    import_in_use: 'Later imports stand on this one: undo them first.',
    network: 'The connection was cut. Your choices are kept; try again.',
    unexpected: 'The error is on our side and has been noted. Try again in a moment.',
    store_error: 'The store is busy or the disk is full. Try again in a moment.',
    line_too_long: 'A line of the file is far too long for a table.',
    zip_bomb: 'This workbook is packed in a way that is not normal; it is not opened.',
    other: (detail) => `The file cannot be read: ${detail}.`,
    broken: 'The upload broke off. Try again.',
    details: {
      'empty file': 'The file is empty.',
      'no header line': 'The file has no line of headings.',
      'picture, not a table': 'This is a picture, not a table.',
      'pdf file, not a table': 'This is a PDF. Export the table as CSV or XLSX.',
      'old excel file': 'This is an old Excel file (.xls). Save it as XLSX or CSV.',
      'zip archive': 'This is a ZIP archive. Open it and send the file inside.',
      'not a text file': 'This is not a file with a table.',
      'xlsx file too large': 'This workbook is too large. Save it as CSV.',
      'damaged xlsx file': 'This workbook is damaged. Save it again, or as CSV.',
      'xlsx file has too many entries': 'This workbook is too large. Save it as CSV.',
      'damaged gzip file': 'This .gz file is damaged. Pack it again, or send it as it is.',
      'gzip around a': 'This .gz file holds another file. Unpack it and send what is inside.',
      'too many columns': 'This file has too many columns. Keep those of the sales.',
      'not json': 'This JSON file is damaged or incomplete.',
      'not a count of visits':
        'This file compares areas with a usual level; it does not count visits.',
      'not an answer of': 'This export does not give visits by day.',
      'not by day': 'This export is not by day. Ask for it day by day.',
      'split by': 'This export is split by something else than the day. Ask for it by day only.',
      'only a part of the visits':
        'This export is filtered: it holds only a part of the visits. Make it again without a filter.',
      'no visits in': 'This export does not count visits. Add the metric “visits”.',
      'no column for': 'A needed column is missing. Go back to the columns.'
    }
  },
  assumed: {
    'no date decides between day/month and month/day, read as day/month':
      'dates are read as day, then month.',
    'points before three digits read as thousands signs':
      '“1.250” is read as one thousand two hundred and fifty.',
    'points before three digits read as decimal points': '“1.250” is read as one and a quarter.',
    'commas before three digits read as decimal commas': '“1,250” is read as one and a quarter.',
    'commas before three digits read as thousands signs':
      '“1,250” is read as one thousand two hundred and fifty.',
    'some bytes are not valid utf-8; their rows are refused':
      'some characters cannot be read; their rows will be refused.',
    'goatcounter export': 'An export of GoatCounter, counted into visits by day.',
    'matomo visits export': 'An export of Matomo, counted into visits by day.',
    'ga4 export': 'An export of Google Analytics 4, by day.',
    'plausible export': 'An export of Plausible, by day.'
  }
};
