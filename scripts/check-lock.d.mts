/** What is wrong with a lockfile, one sentence each. */
export function lockProblems(text: string): string[];
