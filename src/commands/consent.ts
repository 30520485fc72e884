import { defineCommand, type Context } from '#commands/command.ts';
import { Purpose, type Consent } from '#model/consent.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import { consentOf, sayConsent } from '#queries/store.server.ts';

/** `consent UNIT`: what a shop agrees to have done with its figures, and how that is changed. */
export const command = defineCommand({
  name: 'consent',
  usage: `UNIT [--give ${Purpose.options.join('|')}]… [--withdraw PURPOSE]…`,
  help: 'Show what a shop agrees to, or write down what it says: its own view, comparisons, figures of the territory, public figures.',
  options: {
    give: { type: 'string', multiple: true },
    withdraw: { type: 'string', multiple: true }
  },
  async run({ values, positionals: [unit, ...more] }, context) {
    if (unit === undefined || more.length > 0) throw new InvalidInput('consent takes one shop');
    const store = await context.store();
    const given = { ...said(values['give'], true), ...said(values['withdraw'], false) };
    await sayConsent(store, { unit, purposes: given, who: '', now: new Date() });
    const consent = await consentOf(store, unit);
    if (consent === null) throw new NotFound(`unknown unit: ${unit}`);
    show(unit, consent, context);
    return 0;
  }
});

function said(list: unknown, given: boolean): Partial<Record<Purpose, boolean>> {
  const names = Array.isArray(list) ? list.map(String) : [];
  return Object.fromEntries(
    names.map((name) => {
      const purpose = Purpose.safeParse(name);
      if (!purpose.success)
        throw new InvalidInput(`unknown purpose: ${name} (known: ${Purpose.options.join(', ')})`);
      return [purpose.data, given];
    })
  );
}

function show(unit: string, consent: Consent, { out, json }: Context): void {
  if (json) return out(JSON.stringify({ unit, ...consent }));
  for (const purpose of Purpose.options) out(`${purpose}: ${consent[purpose] ? 'yes' : 'no'}`);
  out(`counted in figures of areas and sectors: ${consent.is_counted ? 'yes' : 'no'}`);
}
