import { ServerResponse, type OutgoingHttpHeader, type OutgoingHttpHeaders } from 'node:http';

/**
 * What every answer says unless it says otherwise itself: nobody keeps it, frames it, takes it for another type, or learns from which
 * address a link in it was followed. Nothing in it is run: the pages allow what they need in a policy of their own.
 */
const STRICT = Object.entries({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
});
const STRICT_IN_TURN = STRICT.flat();
const STRICT_NAMES: ReadonlySet<string> = new Set(STRICT.map(([name]) => name.toLowerCase()));

/** Whether all answers say it. */
export const isStrict = (header: string): boolean => STRICT_NAMES.has(header.toLowerCase());

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** Whether some headers, by name and value in turn, say nothing of what all answers say. */
const areOthers = (headers: OutgoingHttpHeader[]): boolean =>
  headers.every((part, index) => index % 2 === 1 || !isStrict(String(part)));

/**
 * An answer with strict headers. To set headers one by one takes several times as long as to write them: so whoever has all of an answer's gives them to
 * `writeHead` by name and value in turn.
 */
export class StrictResponse extends ServerResponse {
  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    if (Array.isArray(reason) && this.getHeaderNames().length === 0 && areOthers(reason))
      return super.writeHead(status, [...STRICT_IN_TURN, ...reason]);
    for (const [name, value] of STRICT) if (!this.hasHeader(name)) this.setHeader(name, value);
    // The library looks itself which of the two it is.
    return super.writeHead(status, reason as string, headers);
  }
}
