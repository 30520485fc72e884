/** What rows or columns of a table can be, as an address names it. `period`: by the grain of the view. */
export const axes = [
  'period',
  'sector:family',
  'sector:group',
  'sector:class',
  'area:region',
  'area:departement',
  'area:commune',
  'channel'
] as const;
export type Axis = (typeof axes)[number];

/**
 * The shape of a table, beside the view: what is measured, what the rows are, what the columns are (null: the measures
 * alone), by which column it is sorted, from which row it is shown. `sort`: `2` or `-2`, columns of numbers from 1; null: in
 * their own order.
 */
export type Shape = {
  metrics: string[];
  rows: Axis;
  columns: Axis | null;
  sort: { column: number; down: boolean } | null;
  page: number;
};

/** Most measures side by side. */
export const metrics_max = 6;

/** Measures of a table that names none. */
const usual = ['online_share_of_usual', 'online_share'];

/** The shape an address asks for; what cannot be read is left out. `known`: names of the measures there are. */
export function parseShape(search: URLSearchParams, known: readonly string[]): Shape {
  const asked = search.getAll('metric').flatMap((text) => text.split(','));
  const metrics = [...new Set(asked)].filter((name) => known.includes(name)).slice(0, metrics_max);
  const axis = (name: string) => axes.find((one) => one === search.get(name)) ?? null;
  const rows = axis('rows') ?? 'sector:group';
  const columns = axis('columns');
  const sort = /^(-?)([1-9]\d{0,2})$/.exec(search.get('sort') ?? '');
  const page = /^[1-9]\d{0,5}$/.test(search.get('page') ?? '') ? Number(search.get('page')) : 1;
  return {
    metrics: metrics.length === 0 ? usual : metrics,
    rows,
    columns: columns !== null && kindOf(columns) === kindOf(rows) ? null : columns,
    sort: sort === null ? null : { column: Number(sort[2]), down: sort[1] === '-' },
    page
  };
}

/** Whether two axes split by the same thing, at whatever level: then they cannot cross. */
export const kindOf = (axis: Axis): string => axis.split(':')[0] ?? axis;

/** The address of a shape: other parameters of `search` are kept, defaults left out. */
export function printShape(shape: Shape, search: URLSearchParams): string {
  const out = new URLSearchParams();
  for (const [name, value] of search) if (!ours.includes(name)) out.append(name, value);
  if (shape.metrics.join() !== usual.join()) out.set('metric', shape.metrics.join());
  if (shape.rows !== 'sector:group') out.set('rows', shape.rows);
  if (shape.columns !== null) out.set('columns', shape.columns);
  if (shape.sort !== null) out.set('sort', `${shape.sort.down ? '-' : ''}${shape.sort.column}`);
  if (shape.page > 1) out.set('page', String(shape.page));
  const text = out.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

const ours = ['metric', 'rows', 'columns', 'sort', 'page'];

/** The splits of a question, as an address of the API has them. */
export const splitOf = (axes: readonly (Axis | null)[], grain: string): string =>
  axes
    .filter((axis) => axis !== null)
    .map((axis) => (axis === 'period' ? `period:${grain}` : axis))
    .join();
