import { describeMetrics } from '#queries/index.server.ts';
import { defineCommand } from '#commands/command.ts';

/** `metrics`: what can be measured, with definitions. Needs no store. */
export const command = defineCommand({
  name: 'metrics',
  usage: '',
  help: 'List the measures with what they mean, for whom they speak and how they are made.',
  options: {},
  async run(_, context) {
    const metrics = describeMetrics();
    if (context.json) {
      context.out(JSON.stringify(metrics, null, 2));
      return 0;
    }
    for (const { name, label, unit, meaning, population, formula, caveats } of metrics) {
      context.out(`${name} (${unit}): ${label.en} / ${label.fr}`);
      context.out(`    ${meaning.en}`);
      context.out(`    = ${formula}; ${population.en}`);
      for (const caveat of caveats) context.out(`    ! ${caveat.en}`);
    }
    return 0;
  }
});
