// The write door: what `ingest` may do to the store.
export { openScratch } from '#queries/engines/scratch.ts';
