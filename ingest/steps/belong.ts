import type { Step } from '../pipeline.ts';

/** An item may name the shop and the feed it is for; they must be the ones the key is for. */
export const belong: Step = (event, { source }) => {
  const { unit = source.unit, source: feed = source.name } = event.cells;
  if (unit !== source.unit)
    return { refused: { code: 'foreign_unit', column: 'unit', value: unit } };
  if (feed !== source.name)
    return { refused: { code: 'foreign_source', column: 'source', value: feed } };
  return { kept: event };
};
