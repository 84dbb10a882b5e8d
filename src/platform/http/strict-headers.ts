import type { ServerResponse } from 'node:http';

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

export function setStrictHeaders(response: ServerResponse): void {
  for (const [name, value] of STRICT) response.setHeader(name, value);
}
