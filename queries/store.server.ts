// The write door: what ingest and the commands may do to the store.

export { openStore, closeStore, type Store, type StoreOptions } from '#queries/store.ts';
export { StoreBusy } from '#queries/engines/duckdb.ts';
export { copyStore, proveFree } from '#queries/backup.ts';
export { health, isEmpty, ping, type Check } from '#queries/health.ts';
export { consentHistory, consentOf, followRule, sayConsent } from '#queries/consent/consent.ts';
export { customerOrders, eraseCustomer } from '#queries/erase/erase-customer.ts';
export { writeHoldings } from '#queries/erase/holdings.ts';
export { eraseUnit, type Erased } from '#queries/erase/erase-unit.ts';
export { openScratch } from '#queries/engines/scratch.ts';
export { ensureReference } from '#queries/reference/ensure.ts';
export {
  factColumns,
  factKinds,
  type Column,
  type ColumnType,
  type FactKind
} from '#queries/facts/columns.ts';
export type { Formats } from '#queries/facts/formats.ts';
export { importFacts } from '#queries/facts/import-facts.ts';
export type { Batch, Outcome, RefusedRow } from '#queries/facts/batch.ts';
export type { Feed } from '#queries/facts/run.ts';
export type { ImportProgress } from '#queries/facts/watch.ts';
export { columnsOf, type Input, type Staged } from '#queries/facts/stage.ts';
export { reading } from '#queries/facts/reading.ts';
export { identifier, literal } from '#queries/facts/text.ts';
export { rebuild, type RebuildProgress } from '#queries/rollup/index.ts';
export { ensureCells, refreshCells, type OnProgress } from '#queries/cells/refresh.ts';
export { unprotectedSeries } from '#queries/series.ts';
export { protectTable, type TableCell } from '#queries/protect/table.ts';
export { readTable } from '#queries/protect/table-file.ts';
export { studyEffectFile, studySurvivalFile } from '#queries/study/files.ts';
export type { Controls } from '#queries/study/effect.ts';
export { listImports, undoImport, type ImportRow } from '#queries/facts/imports.ts';
export { openCluster } from '#queries/publish/open.ts';
export { publish, publishAnswers, type Published } from '#queries/publish/publish.ts';
export { addSource, type NewSource } from '#queries/facts/add-source.ts';
export { replayQuarantine } from '#queries/facts/replay.ts';
export {
  listQuarantine,
  quarantineReasons,
  quarantineRow,
  type QuarantineReason,
  type QuarantineRow,
  type Which
} from '#queries/quarantine/list.ts';
export { refusedDeliveries, settleDeliveryRows } from '#queries/quarantine/deliveries.ts';
export { nearest, unknown } from '#queries/series/nearest.ts';
export { firstRows, formatsIn, lookAt, valuesIn, type Looked } from '#queries/files/look.ts';
export { eachRefused, type RefusedCells } from '#queries/files/refused.ts';
export {
  fileTemplates,
  saveFileTemplate,
  type FileTemplate
} from '#queries/files/file-templates.ts';
export {
  settleValue,
  sourceQuarantine,
  type QuarantineGroup
} from '#queries/files/source-quarantine.ts';
export {
  sourceImports,
  undoSourceImport,
  type SourceImport
} from '#queries/files/source-imports.ts';
export { acceptReads, type Accepted, type Incoming } from '#queries/collect/accept.ts';
export { keepReply, knownReply, reply_hours, type ReplyName } from '#queries/collect/replies.ts';
export { applyInbox, drainInbox } from '#queries/collect/apply.ts';
export { refusedRecord, shownCell } from '#queries/collect/refused-record.ts';
export { sourceNamed, sourceOf, type Source } from '#queries/collect/source.ts';
export { sealed, type Seal } from '#queries/collect/sealed.ts';
export {
  checkKey,
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  writeKeyUse,
  type KeyRow,
  type ValidKey
} from '#queries/collect/keys.ts';
export {
  listConnections,
  openConnection,
  saveConnection,
  type Connection
} from '#queries/collect/connections.ts';
export { listDrops, type DropCount } from '#queries/collect/drops.ts';
export { collectorCounts, type CollectorCounts } from '#queries/collect/counts.ts';
export { originRules } from '#queries/origins/rules.ts';
export { listOrigins, mapOrigin, type OriginWord } from '#queries/origins/map.ts';
export { addValueRule, valueRules } from '#queries/origins/value-rules.ts';
export { watchSilence, type Silence } from '#queries/pull/silence.ts';
export {
  freshState,
  pullState,
  pullStates,
  savePullState,
  type PullState
} from '#queries/pull/state.ts';
export { acceptHits, type Hit } from '#queries/visits/hits.ts';
export { closeVisits, visitsSql } from '#queries/visits/close.ts';
export { localDay, openDay, unitZone } from '#queries/visits/days.ts';
export {
  addSite,
  isHostOf,
  listSites,
  revokeSite,
  siteNamed,
  type NewSite,
  type Site
} from '#queries/visits/site.ts';
export { listMatches, redoMatch, undoMatch, type MatchRow } from '#queries/match/matches.ts';
export {
  disconnect,
  listSources,
  pauseConnection,
  pulledSources,
  type SourceRow
} from '#queries/pull/sources.ts';
export {
  countDeliveries,
  deliveriesDue,
  forgetDelivery,
  keepDelivery,
  openDelivery,
  purgeDeliveries,
  retryDeliveries,
  settleDelivery,
  type Delivery,
  type DeliveryCount
} from '#queries/collect/deliveries.ts';
export { unitNamed } from '#queries/facts/unit-named.ts';
export { keepRefused } from '#queries/facts/refused-reads.ts';
export { customerKey } from '#queries/collect/customer-key.ts';
export {
  usualOf,
  type Basis,
  type Declared,
  type UsualHistory,
  type UsualRow,
  type UsualVersion
} from '#queries/usual/show.ts';
export { writeAnnotation } from '#queries/reference/written-annotations.ts';
export { listEvents, noteEvent, type Event, type EventRow } from '#queries/people/events.ts';
export { areaPath, listShops, shopPlace } from '#queries/people/shops.ts';
export { chooseSolution, leaveSolution, undoChoice } from '#queries/choice/choice.ts';
export { keepAnswer } from '#queries/survey/answers.ts';
export { makeLinks, type SurveyLink, type SurveyScope } from '#queries/survey/links.ts';
export {
  entry_source,
  fedChannels,
  keepEntry,
  weekEntries,
  type FedChannel,
  type WeekEntry
} from '#queries/entry/entries.ts';
export { sampleSurvey } from '#queries/survey/sample.ts';
export { shopSheets, tellSheets, type Sheets } from '#queries/sheets/sheets.ts';
export { addNote, comment_max } from '#queries/programme/notes.ts';
