import type { MetricVariables, Quantity, Registry, Variable } from '#queries/compile/registry.ts';

/**
 * A group of figures that share one pattern of hidden cells: revenue; orders; usual turnover and what is made of it and
 * revenue; what is split by order mode, and the shares made of it; coverage; channels.
 */
export const groups = ['totals', 'orders', 'usual', 'modes', 'coverage', 'channels'] as const;
export type Group = (typeof groups)[number];

/** Groups that hide whatever a group hides. */
export const finerGroups: Record<Group, readonly Group[]> = {
  totals: ['orders', 'usual', 'modes', 'coverage'],
  orders: [],
  usual: [],
  modes: ['channels'],
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

/** Columns of a unit's day whose sums are not split by order mode, and the group of what is made of nothing else. */
const totalColumns: Record<string, Group> = {
  revenue_minor: 'totals',
  orders_n: 'orders',
  usual_minor: 'usual'
};

/** The groups a metric needs to be open: those of its parts, or the one it names itself. */
export function groupsOf({ metric, parts }: Pick<MetricVariables, 'metric' | 'parts'>): Group[] {
  if (metric.pattern !== undefined) return [metric.pattern];
  const found = parts.map(([, { sql }]) => totalColumns[sql] ?? 'modes');
  const widest = groups.findLast((group) => found.includes(group)) ?? 'modes';
  return found.includes('usual') && widest !== 'usual' ? ['usual', widest] : [widest];
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
        const own = totalColumns[sql];
        add(
          variable,
          own !== undefined && needed.includes(own) ? own : group,
          metric.guards.get(name) ?? null
        );
      }
      for (const variable of metric.linked) add(variable, group, null);
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

/** Ways of the modes, by expression: one mode grows, another shrinks; nothing shrinks where net sums do not show it. */
const modeWays: Record<string, [move: string, against: string | null][]> = {
  online_minor: [
    ['online_minor', 'in_store_minor'],
    ['online_minor', 'remote_minor']
  ],
  remote_minor: [
    ['remote_minor', 'in_store_minor'],
    ['remote_minor', 'online_minor']
  ],
  'revenue_minor - online_minor': [
    ['in_store_minor', 'online_minor'],
    ['remote_minor', 'online_minor']
  ],
  'revenue_minor - remote_minor': [
    ['in_store_minor', 'remote_minor'],
    ['online_minor', 'remote_minor']
  ],
  unknown_minor: [
    ['unknown_minor', 'in_store_minor'],
    ['unknown_minor', 'online_minor'],
    ['unknown_minor', 'remote_minor']
  ],
  'revenue_minor - unknown_minor': [
    ['in_store_minor', 'unknown_minor'],
    ['online_minor', 'unknown_minor'],
    ['remote_minor', 'unknown_minor']
  ],
  in_store_minor: [
    ['in_store_minor', 'online_minor'],
    ['in_store_minor', 'remote_minor'],
    ['in_store_minor', 'unknown_minor']
  ],
  'in_store_minor + online_minor': [
    ['in_store_minor', 'remote_minor'],
    ['online_minor', 'remote_minor'],
    ['in_store_minor', 'unknown_minor']
  ],
  'remote_minor + unknown_minor': [
    ['remote_minor', 'in_store_minor'],
    ['unknown_minor', 'in_store_minor'],
    ['remote_minor', 'online_minor']
  ],
  pickup_minor: [
    ['pickup_minor', 'delivered_minor'],
    ['pickup_minor', 'in_store_minor']
  ],
  'online_minor - pickup_minor': [
    ['delivered_minor', 'pickup_minor'],
    ['delivered_minor', 'in_store_minor'],
    ['delivered_minor', 'remote_minor']
  ],
  refund_minor: [['refund_minor', null]],
  online_orders_n: [['online_orders_n', 'offline_orders_n']]
};

function waysOf({ id, sql, population }: Variable, group: Group): Way[] {
  const column = /^\w+/.exec(sql)?.[0] ?? '';
  const free = totalWays[sql] ?? [...(totalWays[column] ?? [freely('totals')(column)])];
  if (totalColumns[sql] === group && population.sql === 'true') return free;
  const bound = (modeWays[sql] ?? []).map(([move, against]): Way => ({ group, move, against }));
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
