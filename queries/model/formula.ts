/** Numbers by the names a formula uses. */
export type Terms = ReadonlyMap<string, number>;

/**
 * The value of a metric's formula over its summed parts: names, numbers, + - * / ( ), nullif(a, b), greatest(a, b)
 * and least(a, b), as in SQL. Null where something is divided by nought, or made of a null.
 * Errors: what is no formula of this kind, or names a term that is not there, is a programmer error.
 */
export function evaluate(formula: string, terms: Terms): number | null {
  const words = formula.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|\S/g) ?? [];
  const reader = new Reader(words, terms);
  const value = reader.sum();
  reader.end();
  return value;
}

const functions: Record<string, (a: number, b: number) => number | null> = {
  nullif: (a, b) => (a === b ? null : a),
  greatest: Math.max,
  least: Math.min
};

class Reader {
  #at = 0;

  constructor(
    readonly words: readonly string[],
    readonly terms: Terms
  ) {}

  sum(): number | null {
    let value = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      const other = this.#product();
      value =
        value === null || other === null ? null : sign === '+' ? value + other : value - other;
    }
    return value;
  }

  end(): void {
    if (this.#at < this.words.length) throw new Error(`not a formula: ${this.words.join(' ')}`);
  }

  #product(): number | null {
    let value = this.#factor();
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      const other = this.#factor();
      if (value === null || other === null) value = null;
      else if (sign === '*') value *= other;
      else value = other === 0 ? null : value / other;
    }
    return value;
  }

  #factor(): number | null {
    const word = this.words[this.#at] ?? '';
    this.#at += 1;
    if (word === '-') return negated(this.#factor());
    if (word === '(') return this.#closed(this.sum());
    const work = functions[word];
    if (work !== undefined) {
      this.#expect('(');
      const value = this.sum();
      this.#expect(',');
      const other = this.#closed(this.sum());
      return value === null || other === null ? null : work(value, other);
    }
    if (/^\d/.test(word)) return Number(word);
    const term = this.terms.get(word);
    if (term === undefined) throw new Error(`not a term of the formula: ${word}`);
    return term;
  }

  #closed(value: number | null): number | null {
    this.#expect(')');
    return value;
  }

  #expect(word: string): void {
    if (this.#take(word) === null)
      throw new Error(`no ${word} in formula: ${this.words.join(' ')}`);
  }

  #take(...wanted: string[]): string | null {
    const word = this.words[this.#at];
    if (word === undefined || !wanted.includes(word)) return null;
    this.#at += 1;
    return word;
  }
}

const negated = (value: number | null): number | null => (value === null ? null : -value);
