import { FiguresUnreachable, StoreError, VitrineError } from '#model/problem.ts';

/** Codes by which a node says that another one does not answer. Source: ClickHouse, src/Common/ErrorCodes.cpp. */
const lostShard = new Set(['198', '209', '210', '279', '286', '519']);

/** Codes of a database or table that is not there, and of a question stopped by its time limit. */
const notThere = new Set(['60', '81']);
const tookTooLong = new Set(['159', '160', '394']);

type ServerError = Error & { code: string; type?: string };

/** Whether the server itself refused: its errors have a number for a code, those of the network a name. */
const isFromServer = (cause: Error): cause is ServerError =>
  'code' in cause && typeof cause.code === 'string' && /^\d+$/.test(cause.code);

const isTimeout = (cause: Error): boolean =>
  /timeout|abort/i.test(`${cause.name} ${cause.message}`);

/** Whether a node itself could not be reached, so that another one may be asked. */
export const isUnreachable = (cause: unknown): boolean =>
  cause instanceof Error && !isFromServer(cause) && !isTimeout(cause);

/**
 * What went wrong on a node. FiguresUnreachable: it or a shard does not answer, or holds nothing yet; else StoreError.
 * The server's own words stay in the cause: they repeat the question with its values.
 */
export function clickHouseError(cause: unknown, host: string): VitrineError {
  if (cause instanceof VitrineError) return cause;
  if (!(cause instanceof Error) || (!isFromServer(cause) && isTimeout(cause)))
    return new StoreError(`figures took too long: ${host}`, { cause });
  if (!isFromServer(cause))
    return new FiguresUnreachable(`figures unreachable: ${host}, ${wordOf(cause)}`, { cause });
  const { code } = cause;
  const said = `${host}, ${wordOf(cause)}`;
  if (lostShard.has(code)) {
    const shard = /[\w.-]+:\d+/.exec(cause.message)?.[0] ?? 'unknown';
    return new FiguresUnreachable(`a part of the figures unreachable: ${shard} from ${said}`, {
      cause
    });
  }
  if (notThere.has(code))
    return new FiguresUnreachable(`figures not published: ${said}`, { cause });
  if (tookTooLong.has(code)) return new StoreError(`figures took too long: ${said}`, { cause });
  return new StoreError(`figures refused: ${said}`, { cause });
}

/** A word for an error that holds nothing of the question. */
function wordOf(cause: Error): string {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return isFromServer(cause) && cause.type !== undefined ? `${cause.type} (${code})` : code;
}
