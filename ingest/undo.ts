// What can be done about imports once they are in.

export {
  addSource,
  listImports,
  listQuarantine,
  replayQuarantine,
  undoImport,
  type ImportRow,
  type QuarantineRow
} from '#queries/store.server.ts';
