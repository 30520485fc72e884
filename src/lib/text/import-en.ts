import { importFaultsEn } from '#lib/text/import-faults-en.ts';
import type { importFr } from '#lib/text/import-fr.ts';
import { importWordsEn } from '#lib/text/import-words-en.ts';

/** The import page, in English. */
export const importEn: typeof importFr = {
  ...importWordsEn,
  ...importFaultsEn,
  title: 'Import a file',
  lead: 'The sales of your till, your web shop or your spreadsheet, or the visits of your site. Nothing is stored before you have checked it, and every import can be undone.',
  loading: 'One moment…',
  noScript:
    'This page needs JavaScript. Without it, the same import is done on the command line, on the machine that runs Vitrine:',
  steps: {
    title: 'Steps',
    key: 'Key',
    file: 'File',
    reading: 'Reading',
    columns: 'Columns',
    check: 'Check',
    import: 'Import',
    of: (n, all) => `Step ${n} of ${all}`,
    done: 'done'
  },
  back: 'Back',
  next: 'Continue',
  key: {
    own: 'Import for my shop',
    ownText: 'You are signed in: the key of your shop is not needed.',
    title: 'Your sending key',
    text: 'The key says which shop the sales belong to. Whoever runs Vitrine gave it to you; it begins with “vk_”.',
    label: 'Sending key',
    show: 'Show the key',
    keep: 'It stays in this browser for twelve hours, out of reach of other sites.',
    open: 'Open',
    empty: 'Paste the key first.',
    for: ({ unit, source }) => `Shop ${unit}, source “${source}”`,
    forget: 'Use another key'
  },
  file: {
    title: 'Choose a file',
    drop: 'Drop a file here, or',
    choose: 'Choose a file',
    formats: (size) =>
      `CSV, XLSX, JSON, Parquet or a web server’s log, up to ${size}. Separator, encoding and dates are recognised.`,
    sending: ({ name, sent, total }) => `Sending “${name}”: ${sent} of ${total}`,
    reading: (name) => `Reading “${name}”…`,
    stop: 'Stop sending',
    templates: 'No file yet? Start from a template',
    kinds: {
      orders: 'Orders',
      takings: 'Takings by day',
      visits: 'Visits',
      units: 'Shops (for the administrator)'
    },
    open: 'Files at work',
    openText: (hours) => `Kept for ${hours} hours.`,
    resume: 'Resume',
    remove: 'Remove',
    removed: (name) => `“${name}” is removed.`,
    history: 'Earlier imports',
    noHistory: 'No import for this source.',
    name: 'File',
    rows: 'Rows taken',
    refused: 'Refused',
    undo: 'Undo',
    undone: 'undone',
    quarantine: 'Refused rows to correct'
  },
  known: {
    title: 'This file is known',
    text: ({ name, date }) => `Its columns are those of the template “${name}”, saved on ${date}.`,
    use: 'Read it like last time',
    fresh: 'Look at everything again'
  },
  reading: {
    title: 'Check how the file is cut into cells',
    visitsTitle: 'This file holds visits',
    text: 'These are its first lines. Correct what is wrong; otherwise continue.',
    separator: 'Separator',
    separators: { ';': 'Semicolon ;', ',': 'Comma ,', '\t': 'Tab', '|': 'Bar |' },
    encoding: 'Encoding',
    encodings: {
      'utf-8': 'UTF-8',
      'windows-1252': 'Windows, Western Europe',
      'utf-16le': 'UTF-16 (little-endian)',
      'utf-16be': 'UTF-16 (big-endian)',
      'iso-8859-2': 'Central Europe'
    },
    header: 'Line of the headings',
    headerLine: (n) => `Line ${n}`,
    noHeader: 'No headings',
    detected: (what) => `${what} (recognised)`,
    kind: 'One row of the file is…',
    kinds: {
      orders: 'one sale (order, receipt, invoice)',
      takings: 'the takings of a day, a week or a month',
      visits: 'the visits of a day (site or shop)'
    },
    kindMissing: 'First say what one row of the file is.',
    line: 'Line',
    skipped: 'before the headings',
    headerMark: 'headings',
    table: 'First lines of the file',
    oneColumn: 'A single column: the separator is probably not the right one.',
    counted: {
      title: 'A web server’s log',
      views: (p) =>
        `${p.lines} lines read, ${p.views} pages seen by people, counted into visits by day.`,
      span: (p) =>
        p.from === p.until
          ? `It covers ${p.from}.`
          : `It goes from ${p.from} to ${p.until}; these two days count as far as the log goes.`,
      left: 'Left out',
      dropped: {
        robot: 'visits by robots',
        not_a_page: 'requests for files, or pages in error',
        foreign_host: 'pages of another site',
        own_visit: 'visits left out at the visitor’s request',
        not_a_visit: 'events on a page that is counted already'
      },
      unreadable: 'lines that cannot be read',
      robots: 'This format does not say which program asks: robots are counted with people.'
    }
  },
  columns: {
    title: 'What does each column hold?',
    text: 'Recognised columns are filled in already. Check them, and choose what is missing.',
    needed: 'Needed',
    found: (column) => `found: ${column}`,
    lacking: 'missing',
    amount: 'Amount with or without tax',
    missing: (what) => `Still missing: “${what}”. Choose the column of the file that holds it.`,
    column: 'Column of the file',
    means: (name) => `“${name}” holds`,
    ignore: 'Do not import',
    samples: (list) => `Examples: ${list}`,
    empty: 'Column empty in the first rows',
    others: (n) => `${n} other columns, which will not be imported`,
    guessed: 'Guessed by content: please check.',
    taken: ({ name, column }) => `${name} (now: ${column})`,
    groups: { required: 'Needed', money: 'Amounts', how: 'How it is sold', more: 'Details' },
    words: (name) => `The words of “${name}”`,
    word: 'In the file',
    wordRows: 'Rows',
    wordMeans: 'Means',
    wordLabel: (word) => `“${word}” means`,
    wordOpen: 'Still open',
    wordsOpen: {
      one: 'One word is still open; its rows would be refused.',
      other: (n) => `${n} words are still open; their rows would be refused.`
    },
    wordsDone: 'All words are understood.',
    wordsMany: 'Only the hundred commonest words are shown.',
    fixed: 'What the file does not say',
    fixedText: 'A value chosen here holds for all rows.',
    fixedNone: 'Not said',
    fixedChannel:
      'Without a channel these sales count as “way unknown”, apart from sales in the shop and online.',
    rateBad: 'A rate between 0 and 100, such as 20 or 5.5.',
    rateHelp:
      'Without a rate, amounts with tax stay so and are not compared with amounts without tax.',
    numbers: 'How numbers are written',
    numberForms: { plain: '1250.50', comma: '1 250,50', point: '1,250.50' },
    dates: 'How dates are written',
    dateForms: {
      iso: '2020-12-31',
      dmy: '31/12/2020 (day first)',
      mdy: '12/31/2020 (month first)'
    },
    auto: 'Recognise'
  },
  check: {
    title: 'This is what Vitrine understands',
    looking: 'Reading the first rows…',
    rows: ({ looked, all }) => `The first ${looked} rows were read, of ${all}.`,
    rowsAll: (n) => `The whole file was read: ${n} rows.`,
    allGood: 'No error in these rows.',
    bad: {
      one: 'One row would be refused. The others will be imported.',
      other: (n) => `${n} rows would be refused. The others will be imported.`
    },
    allBad: 'All rows would be refused. Go back to the columns.',
    problems: 'What is wrong',
    problemRows: { one: '1 row', other: (n) => `${n} rows` },
    formats: ({ numbers, dates }) => `Numbers read like ${numbers}, dates like ${dates}.`,
    assumed: 'Nothing in the file decides:',
    lines: 'Lines that cannot be cut',
    linesText: 'They do not have as many cells as the line of headings. The others are taken.',
    table: 'Rows as they will be understood',
    line: 'Line',
    remark: 'Remark',
    empty: 'empty',
    cell: {
      bad_amount: 'not an amount',
      bad_rate: 'not a tax rate',
      bad_date: 'not a date that can be read',
      bad_count: 'not a whole number',
      bad_number: 'not a number',
      unknown_value: 'unknown word',
      unknown_currency: 'unknown currency',
      date_too_old: 'before 1990',
      future_date: 'in the future'
    },
    fixed: 'fixed',
    hidden: 'coded, never kept',
    start: 'Import',
    startN: (n) => `Import ${n} rows`,
    startOne: 'Import 1 row',
    startFile: (n) => `Import the file, ${n} rows`,
    fix: 'Say what this word means'
  },
  run: {
    title: 'Import under way',
    queue: 'Another import is under way. This one will begin right after it.',
    look: 'Reading the file…',
    rows: ({ done, total }) => `${done} rows of ${total}`,
    sums: 'Updating the totals…',
    rate: (n) => `${n} rows per second`,
    left: (s) => `about ${s} s left`,
    spent: (s) => `${s} s so far`,
    leave: 'You may close this page: the import goes on.',
    cancel: 'Stop the import',
    bar: 'Progress of the import'
  },
  result: {
    done: (n) => `${n} rows imported`,
    doneOne: '1 row imported',
    nothing: 'Nothing new in this file',
    allRefused: 'All rows were refused',
    cancelled: 'Import stopped: nothing was kept',
    failed: 'The import did not succeed: nothing was kept',
    undone: 'Import undone: everything is as before',
    read: 'Read',
    accepted: 'New',
    updated: 'Updated',
    duplicate: 'Known already',
    refused: 'Refused',
    seconds: (s) => `In ${s} s.`,
    refusedText:
      'Download the refused rows with the reason of each, correct them, and send that same file again.',
    download: 'Download the refused rows (CSV)',
    fix: 'Settle a word here',
    undo: 'Undo this import',
    undoAsk: 'Undo this import?',
    undoText: 'Its rows go, what they had replaced comes back. The file is not deleted.',
    undoing: 'Undoing…',
    yes: 'Yes, undo the import',
    no: 'No, keep it',
    save: 'Next time, in one click',
    saveText: 'Save these choices: a file with the same columns will be read the same way.',
    saveName: 'Name of the template',
    saveButton: 'Save',
    saved: (name) => `The template “${name}” is saved.`,
    again: 'Import another file',
    retry: 'Look at the columns again',
    overview: 'See the figures'
  },
  quarantine: {
    title: 'Refused rows',
    lead: 'They wait here, nothing expires. One answer settles all the rows concerned.',
    none: 'No refused row is waiting.',
    rows: { one: '1 row', other: (n) => `${n} rows` },
    examples: 'Examples',
    where: ({ file, line }) => `${file}, line ${line}`,
    means: (value) => `“${value}” means`,
    replay: 'Correct and replay',
    choose: 'First choose what the word means.',
    done: ({ taken, left }) => `Rows taken: ${taken}. Still refused: ${left}.`,
    again: 'Correct these rows in the file and send it again.',
    back: 'Back to the import'
  },
  templates: {
    sheet: 'Explanations',
    column: 'Column',
    need: 'Needed',
    holds: 'What it holds',
    values: 'Possible values',
    needed: 'yes',
    example:
      'The second line of the first sheet is an example: delete it. If it stays it is refused, because its date is none.'
  }
};
