export { listImports, undoImport, type ImportRow } from '#queries/store.server.ts';
