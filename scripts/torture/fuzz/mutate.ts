type Random = () => number;

/** One of some values. */
export const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T; // never asked of an empty list

const odd: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e21, -1e308, 5e-324, 2 ** 53, Number.MAX_SAFE_INTEGER],
  ...[
    '',
    ' ',
    '0',
    '-0',
    '-12.50',
    '1,5',
    '1.234,56',
    '1e5',
    '1e400',
    '9'.repeat(60),
    '.5',
    '5.',
    '+3'
  ],
  ...[
    'NaN',
    'Infinity',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    "'; DROP TABLE unit; --",
    '<a>&amp;</a>'
  ],
  ...[
    '💶',
    'é\u0301',
    '\u0000',
    '\ud800',
    'a\udfffb',
    '\u202eabc',
    'İ',
    '\u00a0',
    'x'.repeat(5_000)
  ],
  ...[
    'EUR',
    'eur',
    'QQQ',
    'JPY',
    'TND',
    'paid',
    'PAID',
    'refunded',
    '__proto__',
    'constructor',
    'toString'
  ],
  ...[
    '2025-02-30T00:00:00Z',
    '0000-00-00 00:00:00',
    '9999-12-31T23:59:60Z',
    '-271821-04-20T00:00:00Z'
  ],
  ...[
    '2025-10-26 02:30:00',
    '2025-03-30 02:30:00',
    '1970-01-01',
    '20251104',
    '04/11/2025',
    'tomorrow'
  ],
  ...[[], {}, [[]], [null], { id: {} }, ['a', { b: [] }], [[[[[[[[[[1]]]]]]]]]]]
];

type Place = { parent: Record<string, unknown> | unknown[]; key: string | number };

/** A changed copy of a record: fields left out, retyped, made huge, negative, nested, strange, or taken from elsewhere. */
export function mutated(given: unknown, random: Random, other: unknown): unknown {
  const root = { record: structuredClone(given) };
  const changes = 1 + Math.floor(random() * 4);
  for (let n = 0; n < changes && Object.hasOwn(root, 'record'); n += 1)
    change(pick(random, placesIn(root)), random, other);
  return root.record;
}

function change({ parent, key }: Place, random: Random, other: unknown): void {
  const box = parent as Record<string | number, unknown>; // a list is one too
  const before = box[key];
  const way = random();
  if (way < 0.2) delete box[key];
  else if (way < 0.7) box[key] = pick(random, odd);
  else if (way < 0.75) box[key] = [before];
  else if (way < 0.8) box[key] = { [String(key)]: before };
  else if (way < 0.85) box[key] = typeof before === 'string' ? Number(before) : String(before);
  else if (way < 0.9) box[key] = [before, before, pick(random, odd)];
  else if (way < 0.95) box[pick(random, ['id', 'status', 'total', 'currency', 'refunds'])] = before;
  else box[key] = structuredClone(other);
}

/** Every place in a document, at most this deep. */
function placesIn(root: object, depth_max = 8): Place[] {
  const found: Place[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > depth_max) return;
    for (const key of Object.keys(value)) {
      const parent = value as Record<string, unknown>; // own keys
      found.push({ parent, key });
      visit(parent[key], depth + 1);
    }
  };
  visit(root, 0);
  return found;
}

/** A damaged copy of a text: cut off, bytes changed, pieces doubled, in a wrong encoding, or very deep. */
export function damaged(text: string, random: Random): string {
  const bytes = Buffer.from(text);
  const place = Math.floor(random() * bytes.length);
  switch (Math.floor(random() * 7)) {
    case 0:
      return bytes.subarray(0, place).toString('utf8');
    case 1:
      bytes[place] = Math.floor(random() * 256);
      return bytes.toString('utf8');
    case 2:
      return (
        text.slice(0, place) +
        pick(random, ['"', '}', ']', '\n', '\u0000', '<', '&', '\\']) +
        text.slice(place)
      );
    case 3:
      return text + text.slice(place);
    case 4:
      return Buffer.from(text, 'utf16le').toString('latin1');
    case 5:
      return bytes.toString('latin1');
    default:
      return (
        pick(random, ['[', '{"a":', '<a>', '{"orders":[', '{"data":{']).repeat(3_000) +
        text.slice(0, 500)
      );
  }
}
