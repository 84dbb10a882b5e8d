import { getOperationAST, type DocumentNode } from 'graphql';
import { Recent } from './execution/recent';
import type { Operation } from './operation-work';

/** As many as plans are kept of. */
const DOCUMENTS = 500;
/** A longer one is read anew each time: what strangers send must not fill the memory. */
const LONGEST = 20_000;

/** An operation that is asked for in a way that leaves no question open. */
interface Known extends Operation {
  readonly operationName: string | null | undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isNameOrNone = (value: unknown): value is string | null | undefined =>
  value == null || typeof value === 'string';

/** Documents that were read and found valid, by their texts. */
export class KnownDocuments {
  readonly #documents = new Recent<string, DocumentNode>(DOCUMENTS);

  keep(text: string, document: DocumentNode): void {
    if (text.length <= LONGEST) this.#documents.get(text, () => document);
  }

  /** What the body of a request asks for; null where it has to be looked at closer: it may be wrong, or of a document that nobody has asked for yet. */
  find(body: unknown): Known | null {
    if (!isRecord(body)) return null;
    const { query, operationName, variables = {}, extensions } = body;
    const document = typeof query === 'string' ? this.#documents.find(query) : undefined;
    if (!document || !isNameOrNone(operationName)) return null;
    const hasRest = isRecord(variables ?? {}) && !(isRecord(extensions) && 'persistedQuery' in extensions);
    const operation = getOperationAST(document, operationName);
    if (!operation || !hasRest || !isRecord(extensions ?? {})) return null;
    return { document, operation, operationName, variables: isRecord(variables) ? variables : {} };
  }
}
