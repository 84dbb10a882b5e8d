import type { IncomingMessage, ServerResponse } from 'node:http';

/** Why a server cannot serve, or that it can and what its operator should know. */
export type Readiness = { readonly reasons: readonly string[] } | { readonly notes: readonly string[] };

export type ReadinessCheck = () => Promise<Readiness>;

/** Answers `/health` and `/ready`; gives false, having touched nothing, for any other path. */
export type Probes = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

/**
 * `/health`: the process lives, 200. `/ready`: it can serve, 200 with notes, or 503 with the reasons. Checks that come while one is under way
 * share its outcome, so that many probes load the database no more than one.
 */
export function createProbes(check: ReadinessCheck): Probes {
  let underWay: Promise<Readiness> | undefined;
  const sharedCheck = () => (underWay ??= check().finally(() => (underWay = undefined)));
  return (request, response, path) => {
    if (path !== '/health' && path !== '/ready') return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      answer(response, 405, { status: 'method not allowed' });
    } else if (path === '/health') {
      answer(response, 200, { status: 'alive' });
    } else {
      void sharedCheck().then((readiness) => {
        if ('notes' in readiness) answer(response, 200, { status: 'ready', ...readiness });
        else answer(response, 503, { status: 'not ready', ...readiness });
      });
    }
    return true;
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  const json = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
    'Cache-Control': 'no-store',
  });
  response.end(json);
}
