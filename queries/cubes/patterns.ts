import type { MetricVariables, Quantity, Registry, Variable } from '#queries/compile/registry.ts';

/**
 * A group of figures that share one pattern of hidden cells: revenue; orders; usual turnover and what is made of it; refunds;
 * online sales; the other order modes; what is collected of online sales; coverage; channels.
 */
export const groups = [
  'totals',
  'orders',
  'usual',
  'refunds',
  'online',
  'modes',
  'pickup',
  'coverage',
  'channels'
] as const;
export type Group = (typeof groups)[number];

/** Groups that hide whatever a group hides: those that would give it away by subtraction. */
export const finerGroups: Record<Group, readonly Group[]> = {
  totals: ['orders', 'usual', 'refunds', 'online', 'modes', 'coverage'],
  orders: [],
  usual: [],
  refunds: [],
  online: ['modes', 'pickup', 'channels'],
  modes: [],
  pickup: [],
  coverage: [],
  channels: []
};

/**
 * How a figure can change while published ones stand still: in cells hidden in `group`, the quantity `move` grows and, where
 * the totals are still published, `against` shrinks as much.
 */
export type Way = { group: Group; move: string; against: string | null };

/**
 * A figure to be judged by the primary rules, with the ways it may change. `guard`: the revenue whose enterprises the zero
 * rule counts; null: a zero discloses nothing.
 */
export type Judged = {
  name: string;
  group: Group;
  variable: Variable;
  guard: Variable | null;
  ways: Way[];
};

/** Columns of a unit's day whose sums are not split by order mode, and their group. */
const totalColumns: Record<string, Group> = {
  revenue_minor: 'totals',
  orders_n: 'orders',
  usual_minor: 'usual'
};

/** The group of an expression; of an unknown one the group of the order modes, which hides the most. */
function groupOf(sql: string): Group {
  const total = totalColumns[sql];
  if (total !== undefined) return total;
  if (sql.includes('pickup')) return 'pickup';
  if (sql === 'refund_minor') return 'refunds';
  return ['online_minor', 'revenue_minor - online_minor', 'online_orders_n'].includes(sql)
    ? 'online'
    : 'modes';
}

/** The groups a metric needs to be open: those of its parts, or the one it names itself. */
export function groupsOf({ metric, parts }: Pick<MetricVariables, 'metric' | 'parts'>): Group[] {
  if (metric.pattern !== undefined) return [metric.pattern];
  const found = groups.filter((group) => parts.some(([, { sql }]) => groupOf(sql) === group));
  const split = found.filter((group) => group !== 'totals');
  return split.length === 0 ? found : split;
}

/** Every figure that answers give or give away, once, in the first group that needs it. */
export function judgedOf(registry: Registry): Judged[] {
  const found = new Map<Variable, Judged>();
  const add = (variable: Variable, group: Group, guard: Variable | null) => {
    const known = found.get(variable);
    if (known === undefined)
      found.set(variable, {
        name: variable.id,
        group,
        variable,
        guard,
        ways: waysOf(variable, group)
      });
    else if (known.guard === null && known.group === group) known.guard = guard;
  };
  for (const group of groups)
    for (const metric of registry.metrics.values()) {
      const needed = groupsOf(metric);
      if (needed.at(-1) !== group) continue;
      for (const [name, { sql }, variable] of metric.parts) {
        const own = groupOf(sql);
        add(variable, needed.includes(own) ? own : group, metric.guards.get(name) ?? null);
      }
      for (const variable of metric.linked) {
        const own = groupOf(variable.sql);
        add(variable, needed.includes(own) ? own : group, null);
      }
    }
  for (const { inside, outside } of registry.metrics.values()) {
    add(inside, 'coverage', null);
    if (outside !== null) add(outside, 'coverage', null);
  }
  for (const gap of registry.gaps) add(gap, 'coverage', null);
  return [...found.values()];
}

/** How a total may change, by column: what is sold is sold in one mode. */
const totalWays: Record<string, Way[]> = {
  revenue_minor: ['in_store_minor', 'online_minor', 'remote_minor'].map(freely('totals')),
  usual_minor: [freely('usual')('usual_minor')],
  orders_n: [freely('orders')('offline_orders_n')]
};

function freely(group: Group) {
  return (move: string): Way => ({ group, move, against: null });
}

/** Ways of a split, by expression: what one part gains another loses, all of it in the same group or a coarser one. */
const splitWays: Record<string, Way[]> = {
  online_minor: [between('online', 'online_minor', 'in_store_minor')],
  'revenue_minor - online_minor': [between('online', 'in_store_minor', 'online_minor')],
  online_orders_n: [between('online', 'online_orders_n', 'offline_orders_n')],
  remote_minor: [between('modes', 'remote_minor', 'in_store_minor')],
  unknown_minor: [between('modes', 'unknown_minor', 'in_store_minor')],
  in_store_minor: [
    between('modes', 'in_store_minor', 'remote_minor'),
    between('online', 'in_store_minor', 'online_minor')
  ],
  'revenue_minor - remote_minor': [between('modes', 'in_store_minor', 'remote_minor')],
  'revenue_minor - unknown_minor': [between('modes', 'in_store_minor', 'unknown_minor')],
  'in_store_minor + online_minor': [between('modes', 'in_store_minor', 'remote_minor')],
  'remote_minor + unknown_minor': [between('modes', 'remote_minor', 'in_store_minor')],
  pickup_minor: [
    between('pickup', 'pickup_minor', 'delivered_minor'),
    between('online', 'pickup_minor', 'in_store_minor')
  ],
  'online_minor - pickup_minor': [
    between('pickup', 'delivered_minor', 'pickup_minor'),
    between('online', 'delivered_minor', 'in_store_minor')
  ],
  refund_minor: [{ group: 'refunds', move: 'refund_minor', against: null }]
};

function between(group: Group, move: string, against: string): Way {
  return { group, move, against };
}

function waysOf({ id, sql, population }: Variable, group: Group): Way[] {
  const column = /^\w+/.exec(sql)?.[0] ?? '';
  const free = totalWays[sql] ?? [...(totalWays[column] ?? [freely('totals')(column)])];
  if (totalColumns[sql] === group && population.sql === 'true') return free;
  const bound = splitWays[sql] ?? [];
  const inside: Way[] =
    sql in totalColumns && population.sql !== 'true'
      ? [{ group, move: id, against: `rest_${id}` }]
      : [];
  return [...bound, ...inside, ...free];
}

/** Quantities that follow from those of the registry, as SQL over its columns. */
export const derivedQuantities: Record<string, (column: (name: Quantity) => string) => string> = {
  offline_orders_n: (column) => `${column('orders_n')} - ${column('online_orders_n')}`,
  delivered_minor: (column) => `${column('online_minor')} - ${column('pickup_minor')}`
};
