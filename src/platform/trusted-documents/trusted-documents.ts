import type { ClientKind } from '../identity/viewer';
import type { Manifest } from './manifest';

/** What a request asks, in its body or in its address. */
export interface Asked {
  readonly body: unknown;
  /** The query string with its `?`, or nothing. */
  readonly search: string;
}

/** The text of the document that is asked, where there is one. */
export function textIn({ body, search }: Asked): string {
  const query = property(body, 'query') ?? new URLSearchParams(search).get('query');
  return typeof query === 'string' ? query : '';
}

/** A document that may not be asked for, or that nobody knows. */
export class UntrustedDocument extends Error {
  constructor(
    readonly status: 400 | 403,
    readonly code: 'PERSISTED_QUERY_NOT_FOUND' | 'FORBIDDEN',
    message: string,
  ) {
    super(message);
  }
}

/** Puts the text of a document in the place of its id; throws UntrustedDocument. */
export type TrustedDocuments = (asked: Asked, client: ClientKind) => Asked;

/** Parameters that may hold the id of a document. */
const ASKED_BY: readonly string[] = ['documentId', 'doc_id', 'extensions'];

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

/**
 * The id by which a document is asked for: `documentId` (GraphQL over HTTP), `doc_id` (Relay), or `extensions.persistedQuery` (Apollo
 * Client).
 */
function idIn(parameters: unknown): string | null {
  const persisted = property(property(parameters, 'extensions'), 'persistedQuery');
  const id = [
    property(parameters, 'documentId'),
    property(parameters, 'doc_id'),
    property(persisted, 'sha256Hash'),
  ].find((value) => typeof value === 'string');
  return typeof id === 'string' ? id : null;
}

function parametersOf(search: string): Record<string, unknown> {
  const { extensions, ...parameters } = Object.fromEntries(new URLSearchParams(search));
  try {
    return { ...parameters, extensions: JSON.parse(extensions ?? 'null') as unknown };
  } catch {
    return parameters; // the server will say that they are no JSON
  }
}

/** What clients are asked by is left out once it is answered: the server itself knows of no stored documents. */
function withText(parameters: object, query: string): object {
  const rest = Object.entries(parameters).filter(([name]) => !ASKED_BY.includes(name));
  return { ...Object.fromEntries(rest), query };
}

/**
 * Answers requests for a document by its id. Clients of the kinds in `onlyFor` may ask for nothing else: neither what they make up nor
 * introspection. A text that is in the manifest is as good as its id.
 */
export function createTrustedDocuments(manifest: Manifest, onlyFor: readonly ClientKind[]): TrustedDocuments {
  const texts = new Set(manifest.values());
  // Some name the algorithm before the hash, in the manifest or in the request, and others do not.
  const find = (id: string) =>
    manifest.get(id) ?? manifest.get(id.replace(/^sha256:/, '')) ?? manifest.get(`sha256:${id}`);

  const resolve = (parameters: object, client: ClientKind): object => {
    const text = property(parameters, 'query');
    const id = idIn(parameters);
    const found = id === null ? undefined : find(id);
    if (found !== undefined && (text == null || text === found)) return withText(parameters, found);
    if (onlyFor.includes(client) && !(typeof text === 'string' && texts.has(text)))
      throw new UntrustedDocument(
        403,
        'FORBIDDEN',
        'Clients of your kind may ask only for trusted documents. Add the operation to the manifest, or ask by the id of one that is in it.',
      );
    if (id === null || text != null) return parameters;
    throw new UntrustedDocument(
      400,
      'PERSISTED_QUERY_NOT_FOUND',
      'There is no trusted document with this id. Add the operation to the manifest, or send its text.',
    );
  };

  return ({ body, search }, client) => {
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { body: resolve(body, client), search };
    const parameters = parametersOf(search);
    const resolved = resolve(parameters, client);
    if (resolved === parameters) return { body, search };
    const { query, ...rest } = resolved as Record<string, string>;
    return { body, search: `?${new URLSearchParams({ ...rest, query: query ?? '' }).toString()}` };
  };
}
