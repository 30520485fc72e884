/** The read door: everything pages, exports and the API may know of the store. */
export { openStore, closeStore, type Store, type StoreOptions } from '#queries/store.ts';
export {
  consentHistory,
  consentOf,
  ownSeries,
  sayConsent,
  type FiguresRule
} from '#queries/consent/consent.ts';
export { series } from '#queries/together.ts';
export { describeMetric, describeMetrics } from '#queries/series/describe.ts';
export {
  exampleOf,
  formulaInWords,
  type FormulaInWords,
  type MetricExample
} from '#queries/series/example.ts';
export { comparedDays, reach } from '#queries/series/reach.ts';
export { freshness, vintage } from '#queries/series/fresh.ts';
export type { Own, Protected } from '#queries/protect/protect.ts';
export {
  annotations,
  givenDates,
  type Annotation,
  type AnnotationQuestion
} from '#queries/reference/annotations.ts';
export {
  annotationEdition,
  writtenAnnotations,
  type AnnotationFields,
  type AnnotationVersion,
  type WrittenAnnotation
} from '#queries/reference/written-annotations.ts';
export {
  areaTree,
  sectorTree,
  type AreaChoice,
  type CountryTree,
  type SectorChoice,
  type SectorTree
} from '#queries/reference/trees.ts';
export {
  findAreas,
  resolveArea,
  type Area,
  type FoundArea,
  type FoundAreas
} from '#queries/reference/areas.ts';
export { revisions, type Revision } from '#queries/reference/revisions.ts';
export {
  programmeReport,
  programmes,
  type Programme,
  type ProgrammeReport
} from '#queries/programme/report.ts';
export { listShops, pathOfAreas, shopPlace, type ShopRow } from '#queries/people/shops.ts';
export { directory, isFree, type Named, type Solution } from '#queries/programme/directory.ts';
export { standings, type Standing } from '#queries/programme/standing.ts';
export { programmeEffect, type ProgrammeEffect } from '#queries/programme/effect.ts';
export { peersOf, type Peers } from '#queries/peers/peers.ts';
export { writeParquet } from '#queries/series/parquet.ts';
export { shopDays } from '#queries/people/shops.ts';
export { customerOrders, eraseCustomer, type Customer } from '#queries/erase/erase-customer.ts';
export { lastAnswer } from '#queries/survey/answers.ts';
export { surveyLink, type SurveyAsked } from '#queries/survey/links.ts';
export { surveyResults, type SurveyPart, type SurveyResults } from '#queries/survey/results.ts';
export { programmeCost, type ProgrammeCost } from '#queries/programme/cost.ts';
export { shopSheets, type Sheets } from '#queries/sheets/sheets.ts';
export { posterVisits } from '#queries/visits/poster.ts';
export { notesOf, type TerritoryNote } from '#queries/programme/notes.ts';
export {
  chosenBy,
  programmesFor,
  type Chosen,
  type OpenProgramme
} from '#queries/choice/choice.ts';
