/** What stands for a sign that no text can hold. */
const replacement = '\ufffd';

/** A text that the engine can hold: zero bytes and halves of letters replaced. */
export const wholeText = (text: string): string =>
  text.toWellFormed().replaceAll('\u0000', replacement);

/** The first field of a fact whose text the engine cannot hold, cleaned; null: there is none. A customer is hashed anyway. */
export function brokenField(fact: object): { column: string; value: string } | null {
  for (const [column, value] of Object.entries(fact)) {
    if (column === 'customer') continue;
    const texts: unknown[] = Array.isArray(value) ? value : [value];
    for (const text of texts)
      if (typeof text === 'string' && wholeText(text) !== text)
        return { column, value: wholeText(text) };
  }
  return null;
}
