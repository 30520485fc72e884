import type {
  Choices,
  Kind,
  Lists,
  Preview,
  Progress,
  QuarantineGroup,
  Session,
  View,
  Word
} from '#lib/import/types.ts';

const base = '/collect/v1/files';
const own = { 'x-vitrine-import': '1' };

/** What the server refused, by its stable code; `network` when it could not be reached. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly field: string | null = null
  ) {
    super(detail);
  }
}

type Asked = { method?: string; json?: unknown };

async function ask(path: string, { method = 'GET', json }: Asked = {}): Promise<Response> {
  const answer = await fetch(base + path, {
    method,
    headers: own,
    ...(json === undefined ? {} : { body: JSON.stringify(json) })
  }).catch((cause: unknown) => {
    throw new Refused('network', String(cause));
  });
  if (!answer.ok) throw refusedBy(await answer.text());
  return answer;
}

const read = async <T>(path: string, asked?: Asked): Promise<T> =>
  (await (await ask(path, asked)).json()) as T; // our own server's answer

function refusedBy(text: string): Refused {
  try {
    const problem = JSON.parse(text) as { code: string; detail: string; field?: string }; // RFC 9457, our server's
    return new Refused(problem.code, problem.detail, problem.field ?? null);
  } catch {
    return new Refused('unexpected', text.slice(0, 100)); // a proxy answered in its own words
  }
}

const one = (id: string): string => `/${encodeURIComponent(id)}`;

/** The server's side of the import page. Errors: Refused. */
export const api = {
  session: (): Promise<Session | null> => read('/session'),
  open: (key: string): Promise<Session> => read('/session', { method: 'POST', json: { key } }),
  forget: (): Promise<Response> => ask('/session', { method: 'DELETE' }),
  lists: (): Promise<Lists> => read(''),
  view: (id: string): Promise<View> => read(one(id)),
  remove: (id: string): Promise<Response> => ask(one(id), { method: 'DELETE' }),
  choose: (id: string, json: Choices): Promise<View> =>
    read(`${one(id)}/choices`, { method: 'PUT', json }),
  useTemplate: (id: string, name: string): Promise<View> =>
    read(`${one(id)}/template`, { method: 'POST', json: { name } }),
  saveTemplate: (id: string, name: string): Promise<unknown> =>
    read(`${one(id)}/template`, { method: 'PUT', json: { name } }),
  words: (id: string, kind: Kind, field: string, column: string): Promise<{ words: Word[] }> =>
    read(`${one(id)}/words?${new URLSearchParams({ kind, field, column })}`),
  preview: (id: string): Promise<Preview> => read(`${one(id)}/preview`, { method: 'POST' }),
  run: (id: string): Promise<unknown> => read(`${one(id)}/run`, { method: 'POST' }),
  cancel: (id: string): Promise<unknown> => read(`${one(id)}/cancel`, { method: 'POST' }),
  undo: (id: string): Promise<unknown> => read(`${one(id)}/undo`, { method: 'POST' }),
  undoImport: (import_id: number): Promise<unknown> =>
    read(`/imports/${import_id}/undo`, { method: 'POST' }),
  quarantine: (): Promise<{ groups: QuarantineGroup[] }> => read('/quarantine'),
  settle: (
    json: Record<'kind' | 'column' | 'value' | 'to', string>
  ): Promise<{ taken_n: number; still_refused_n: number }> =>
    read('/quarantine/settle', { method: 'POST', json }),
  refusedFile: (id: string, lang: string): string => `${base}${one(id)}/refused.csv?lang=${lang}`
};

/** Follows an import until it ends; the last progress told has its ending. Errors: Refused when the line is cut. */
export async function follow(
  id: string,
  tell: (progress: Progress) => void,
  signal: AbortSignal
): Promise<void> {
  const answer = await fetch(`${base}${one(id)}/progress`, { headers: own, signal });
  if (!answer.ok || answer.body === null) throw refusedBy(await answer.text());
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') tell(JSON.parse(line) as Progress); // our own server's lines
  }
}

/** An upload on its way. */
export type Sending = { view: Promise<View>; stop(): void };

/** Sends a file, telling how many bytes are through; fetch cannot tell that. Errors: Refused. */
export function send(file: File, tell: (sent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const view = new Promise<View>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => tell(loaded);
    request.onload = () => {
      if (request.status === 201)
        resolve(JSON.parse(request.responseText) as View); // our own server's answer
      else reject(refusedBy(request.responseText));
    };
    request.onerror = () => reject(new Refused('network', 'upload failed'));
    request.onabort = () => reject(new Refused('stopped', 'upload stopped'));
  });
  request.open('POST', `${base}?${new URLSearchParams({ name: file.name })}`);
  request.setRequestHeader('x-vitrine-import', '1');
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { view, stop: () => request.abort() };
}
