import type { IncomingMessage } from 'node:http';

/** A body that the server does not take: too large, or no JSON. */
export class UnreadableBody extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** What a page of another origin cannot send without asking first: that is what keeps forged requests out. */
const JSON_TYPE = /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i;

/** Reads a request's body as JSON, `undefined` when there is none. Rejects with `UnreadableBody` beyond `limit` bytes, and where it is not said to be JSON. */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    throw new UnreadableBody(415, 'The body must be JSON, and Content-Type must say so: application/json.');
  // What is small when it comes may be large when it is unpacked.
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new UnreadableBody(415, 'The body must not be compressed: leave Content-Encoding out.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit)
      throw new UnreadableBody(
        413,
        `The body may have at most ${String(limit)} bytes. Send long lists as variables of several requests.`,
      );
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new UnreadableBody(400, 'The body is no JSON.');
  }
}
