import type { IncomingMessage } from 'node:http';
import type { Soon } from '../../kernel/soon';

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

const refused = (status: UnreadableBody['status'], message: string): Promise<never> =>
  Promise.reject(new UnreadableBody(status, message));

/** Reads a request's body as JSON, `undefined` when there is none. Rejects with `UnreadableBody` beyond `limit` bytes, and where it is not said to be JSON. */
export function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    return refused(415, 'The body must be JSON, and Content-Type must say so: application/json.');
  // What is small when it comes may be large when it is unpacked.
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    return refused(415, 'The body must not be compressed: leave Content-Encoding out.');
  return readWhole(request, limit, (bytes): Soon<unknown> => {
    if (bytes.length === 0) return undefined;
    try {
      return JSON.parse(bytes.toString());
    } catch {
      return refused(400, 'The body is no JSON.');
    }
  });
}

/** What `make` makes of all bytes. By the events of the stream: to iterate over it takes longer than to parse most bodies. */
function readWhole<Made>(
  request: IncomingMessage,
  limit: number,
  make: (bytes: Buffer) => Soon<Made>,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      request.off('data', take).pause();
      const message = `The body may have at most ${String(limit)} bytes. Send long lists as variables of several requests.`;
      reject(new UnreadableBody(413, message));
    };
    const hangUp = (): void => {
      reject(new Error('The client hung up before its body was whole.'));
    };
    // It may have gone before anybody listened.
    if (request.destroyed) hangUp();
    request.on('data', take).once('error', reject).once('close', hangUp);
    request.once('end', () => {
      if (size > limit) return; // It was refused: nobody would hear what else is wrong with it.
      // Every request is closed at its end, and an error that nobody wants costs as much as reading a row.
      request.off('close', hangUp);
      resolve(make(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    });
  });
}
