/** Answers by key, the `limit` last used kept; a failed one is forgotten at once. */
export function remembered<T>(limit: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, make) => {
    const found = known.get(key) ?? make();
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key)); // the caller sees the failure; the next one tries again
    const oldest = known.keys().next();
    if (known.size > limit && oldest.done === false) known.delete(oldest.value);
    return found;
  };
}
