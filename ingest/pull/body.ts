/** Bodies that are read as they come, because they may be larger than memory: files of records. */
export const isFile = (answer: Response): boolean =>
  /^(application\/(jsonl|x-ndjson|ndjson|x-jsonlines|octet-stream|gzip|zip)|text\/csv|binary\/)/i.test(
    answer.headers.get('content-type') ?? ''
  );

/** The body as text. Errors: `tooLarge` beyond so many bytes; what the line brings. */
export async function whole(
  answer: Response,
  bytes_max: number,
  tooLarge: () => Error
): Promise<string> {
  return bounded(answer, bytes_max, tooLarge).text();
}

/** The same answer whose body fails with `tooLarge` beyond so many bytes, unpacked. */
export function bounded(answer: Response, bytes_max: number, tooLarge: () => Error): Response {
  if (Number(answer.headers.get('content-length') ?? 0) > bytes_max) throw tooLarge();
  if (answer.body === null) return answer;
  let bytes = 0;
  const counted = answer.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > bytes_max) controller.error(tooLarge());
        else controller.enqueue(chunk);
      }
    })
  );
  return new Response(counted, { status: answer.status, headers: answer.headers });
}
