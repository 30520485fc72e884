import { gunzipSync } from 'node:zlib';
import { firstBytes } from '../../detect/content.ts';
import { encodingOf } from '../../detect/encoding.ts';
import { logFormat } from '../logs/recognise.ts';
import type { LogFormat } from '../logs/line.ts';

/** What a file of visits is; null: a table like any other. */
export type VisitFile =
  | { kind: 'log'; format: LogFormat; gzip: boolean }
  | { kind: 'goatcounter' | 'matomo visits' | 'ga4' | 'plausible' | 'percent' }
  | null;

const head_bytes = 65_536;
const z_sync_flush = 2;

/** Tells a log or an export of visits by its first bytes; JSON by the fields that only such an answer has. */
export async function visitFile(path: string): Promise<VisitFile> {
  const bytes = await firstBytes(path, head_bytes);
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = textOf(gzip ? unpacked(bytes) : bytes);
  const format = logFormat(text);
  if (format !== null) return { kind: 'log', format, gzip };
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  if (/^\s*\{/.test(text)) return jsonFile(text);
  if (/^\d?"?Path"?,"?Title"?,"?Event"?,/.test(header)) return { kind: 'goatcounter' };
  if (/\bidVisit\b/.test(header) && /\bfirstActionTimestamp\b/.test(header))
    return { kind: 'matomo visits' };
  return /percent_change_from_baseline/.test(header) ? { kind: 'percent' } : null;
}

function jsonFile(text: string): VisitFile {
  if (/"(dimensionHeaders|metricHeaders)"|"analyticsData#/.test(text)) return { kind: 'ga4' };
  return /"results"\s*:/.test(text) ? { kind: 'plausible' } : null;
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: z_sync_flush, maxOutputLength: 10_000_000 });
  } catch {
    return Buffer.alloc(0); // damaged or too well packed: whoever reads it through says so
  }
}

const textOf = (bytes: Buffer): string =>
  new TextDecoder(encodingOf(bytes)?.encoding ?? 'latin1').decode(bytes).replace(/^\ufeff/, '');
