import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { inEveryEncoding } from '../http/compression';
import { chooseEncoding, isHeldByClient } from '../http/negotiation';
import { readBuiltSandbox, type BuiltFile } from './built-files';
import { libraryOf, type ExampleVariables } from './library';

/** Answers requests for the pages and for what they load; returns false, having touched nothing, for any other path. */
export type SandboxHandler = (req: IncomingMessage, res: ServerResponse, path: string) => boolean;

export interface SandboxOptions {
  /** The folder that `bundle.mjs` wrote (`dist/sandbox`). */
  readonly dir: string;
  /**
   * Values with which the ready-to-run operations find something, by variable name, such as the phone number of a
   * customer of the demo bank. The page gets them without anyone signing in: never values of a real customer.
   */
  readonly exampleVariables?: ExampleVariables;
  /** Whom the visitor may ask as, with the token of each: of a demo bank, on a server that only this machine reaches. */
  readonly identities?: readonly SandboxIdentity[];
}

export interface SandboxIdentity {
  readonly key: string;
  /** As the switch shows it. */
  readonly name: string;
  readonly token: string;
}

/** As strict as a page can have it: all from here, nothing inline, nothing evaluated, never in a frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:", // CodeMirror's marks for errors are data: images in its style sheet
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders: OutgoingHttpHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const keepForEver = 'public, max-age=31536000, immutable';
const askEachTime = 'no-cache';
/** What holds tokens. */
const keepNowhere = 'no-store';

interface Route {
  readonly file: BuiltFile;
  readonly cacheControl: string;
}

/**
 * The pages beside the API (front page, GraphQL sandbox, schema, documentation), served from memory. They ask `/graphql` on the same
 * origin and nothing else.
 *
 * @throws Error that names the place and the remedy, when the built files or an operation of the library are unusable
 */
export function createSandbox({
  dir,
  exampleVariables = {},
  identities = [],
}: SandboxOptions): SandboxHandler {
  const { pages, assets, operations } = readBuiltSandbox(dir);
  const config = jsonFile({
    operations: libraryOf(operations, exampleVariables),
    hasDemoBank: Object.keys(exampleVariables).length > 0,
    identities,
  });
  const routes = new Map<string, Route>([
    ['/sandbox/config.json', { file: config, cacheControl: keepNowhere }],
  ]);
  for (const [at, file] of pages) routes.set(at, { file, cacheControl: askEachTime });
  for (const [name, file] of assets) routes.set(`/sandbox/${name}`, { file, cacheControl: keepForEver });

  return (req, res, path) => {
    const route = routes.get(path);
    const page = path.endsWith('/') ? path.slice(0, -1) : '';
    const isMoved = page !== '/' && pages.has(page);
    if (route === undefined && !isMoved && !/^\/(sandbox|docs)\//.test(path)) return false;
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      sendText(req, res, 405, 'Only GET and HEAD are possible here.', { allow: 'GET, HEAD' });
    } else if (route !== undefined) {
      sendFile(req, res, route);
    } else if (isMoved) {
      // Relative, so that it also holds behind a proxy that adds a path in front.
      const [, name = ''] = /([^/]*)$/.exec(page) ?? [];
      sendText(req, res, 308, `The page is at ${page}.`, { location: `../${name}` });
    } else {
      sendText(req, res, 404, 'There is no such file. The pages are /, /sandbox, /schema and /docs.', {});
    }
    return true;
  };
}

function sendFile(req: IncomingMessage, res: ServerResponse, { file, cacheControl }: Route): void {
  const encoding = chooseEncoding(req.headers['accept-encoding']?.toString(), file.encoded);
  const etag = `"${file.etag}${encoding === null ? '' : `-${encoding}`}"`;
  const headers = { ...securityHeaders, 'cache-control': cacheControl, etag, vary: 'Accept-Encoding' };
  if (isHeldByClient(req.headers['if-none-match'], etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const body = (encoding === null ? undefined : file.encoded.get(encoding)) ?? file.plain;
  res.writeHead(200, {
    ...headers,
    'content-type': file.contentType,
    'content-length': body.length,
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

function sendText(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders,
): void {
  const body = `${text}\n`;
  res.writeHead(status, {
    ...securityHeaders,
    'cache-control': askEachTime,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

function jsonFile(value: unknown): BuiltFile {
  const plain = Buffer.from(JSON.stringify(value));
  const etag = createHash('sha256').update(plain).digest('hex').slice(0, 16);
  return { contentType: 'application/json; charset=utf-8', etag, plain, encoded: inEveryEncoding(plain) };
}
