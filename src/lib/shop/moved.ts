/** Orders of the shop's own site in money, as visits × conversion × basket. Money in major units. */
export type SiteSales = { visits: number; conversion: number; basket: number };

/** How much of a change in money each factor brought; they add up to `change`. */
export type Moved = { change: number; visits: number; conversion: number; basket: number };

/**
 * A change of a product taken apart without a rest: each factor has the logarithmic mean of both values times the
 * logarithm of its own ratio. Null where a factor is nought on one side: then nothing can be said of the others.
 * Source: Ang, The LMDI approach to decomposition analysis, Energy Policy 33 (2005), additive form.
 */
export function movedBy(before: SiteSales, after: SiteSales): Moved | null {
  const value = ({ visits, conversion, basket }: SiteSales) => visits * conversion * basket;
  const [was, is] = [value(before), value(after)];
  if (!(was > 0) || !(is > 0)) return null;
  const weight = was === is ? was : (is - was) / Math.log(is / was);
  const part = (name: keyof SiteSales) => weight * Math.log(after[name] / before[name]);
  return {
    change: is - was,
    visits: part('visits'),
    conversion: part('conversion'),
    basket: part('basket')
  };
}
