// The write door: what `ingest` may do to the store.
export { closeStore, openStore, type Store } from '#queries/store.ts';
export { openScratch } from '#queries/engines/scratch.ts';
export { ensureReference } from '#queries/reference/ensure.ts';
