/**
 * What a page was given, at once or as a promise: while a new one is on its way the last one stays, so that nothing goes
 * blank. `given` reads the page's data; `busy` says that what is shown is not what was asked for last.
 */
export function latest<T>(given: () => T | Promise<T>): {
  readonly value: T | null;
  busy: boolean;
} {
  let kept = $state.raw<{ from: unknown; value: T } | null>(null);
  $effect(() => {
    const next = given();
    if (!(next instanceof Promise)) kept = { from: next, value: next };
    else
      next.then(
        (value) => {
          if (given() === next) kept = { from: next, value };
        },
        () => undefined // the page's own load says what failed
      );
  });
  return {
    get value() {
      const next = given();
      return next instanceof Promise ? (kept?.value ?? null) : next;
    },
    get busy() {
      const next = given();
      return next instanceof Promise && kept?.from !== next;
    }
  };
}
