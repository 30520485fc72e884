import { surveyToken } from '#lib/server/survey/token.server.ts';
import { harmless } from '../../../export/delimited.ts';

type Link = { link_id: number; unit: string; name: string; area_name: string | null };

/** Links as a file: the shop, where it is, its address to answer at and its poster to print. */
export function linksCsv(
  links: readonly Link[],
  { origin, secret }: { origin: string; secret: string }
): string {
  const rows = links.map(({ link_id, unit, name, area_name }) => {
    const link = `${origin}/survey/${surveyToken(secret, link_id)}`;
    return [unit, name, area_name ?? '', link, `${link}/poster`];
  });
  return [['unit', 'name', 'area', 'link', 'poster'], ...rows]
    .map((cells) => `${cells.map(cellOf).join(',')}\n`)
    .join('');
}

function cellOf(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
