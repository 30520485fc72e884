import { noView, printView, type View } from '#lib/view/view.ts';

/** The page of an area, with the sector and period of a view kept. */
export const areaAddress = (code: string, view: View = noView): string =>
  `/areas/${encodeURIComponent(code)}${printView({ ...view, area: null })}`;

/** The page of a sector, with the area and period of a view kept. */
export const sectorAddress = (code: string, view: View = noView): string =>
  `/sectors/${encodeURIComponent(code)}${printView({ ...view, sector: null })}`;

/** The sheet of an area as PDF, in a language, with the view of its page. */
export const sheetPdf = (code: string, view: View, lang: string): string =>
  `/areas/${encodeURIComponent(code)}/sheet.pdf${printView({ ...view, area: null }, new URLSearchParams({ lang }))}`;
