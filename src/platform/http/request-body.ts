import type { IncomingMessage } from 'node:http';

/** A body that the server does not take: too large, or no JSON. */
export class UnreadableBody extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a request's body as JSON, `undefined` when there is none. Rejects with `UnreadableBody` beyond `limit` bytes. */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
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
