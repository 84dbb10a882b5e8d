import { getOperationAST, type DocumentNode, type Token } from 'graphql';
import { LONGEST_KEPT } from './execution/compiled';
import { Recent } from './execution/recent';
import type { Operation } from './operation-work';

/** Characters of all that are kept, half of which are for certain those asked for last: a document takes some thirty bytes for each, a hundred more with what is known of its weight. */
const MOST_CHARACTERS = 500_000;
/** Documents that are looked for by Apollo Server's key. */
const MOST_KEYS = 1_000;

/** An operation that is asked for in a way that leaves no question open. */
interface Known extends Operation {
  readonly operationName: string | null | undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isNameOrNone = (value: unknown): value is string | null | undefined =>
  value == null || typeof value === 'string';

/** Takes the words of a text out of each other's hands: comments, of which there may be any number, are words too, and would be kept. */
function forgetWords({ loc }: DocumentNode): void {
  let word: Writable<Token> | null | undefined = loc?.startToken;
  while (word) {
    const next: Token | null = word.next;
    word.prev = null;
    word.next = null;
    word = next;
  }
}

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/**
 * Documents that were read and found valid, and of which an operation was let through; what strangers send does not fill the memory. Those asked for last are
 * kept by their texts, and with them what they weigh; plans are kept by themselves (`execution/compiled.ts`). It is Apollo Server's store besides, which
 * knows them by keys of its own.
 */
export class KnownDocuments {
  readonly #documents = new Recent<string, DocumentNode>(MOST_CHARACTERS, (text) => text.length);
  readonly #byKey = new Recent<string, WeakRef<DocumentNode>>(MOST_KEYS);

  keep(text: string, document: DocumentNode): void {
    if (text.length > LONGEST_KEPT || this.#documents.find(text)) return;
    forgetWords(document);
    this.#documents.keep(text, document);
  }

  get(key: string): Promise<DocumentNode | undefined> {
    return Promise.resolve(this.#byKey.find(key)?.deref());
  }

  set(key: string, document: DocumentNode): Promise<void> {
    this.#byKey.keep(key, new WeakRef(document));
    return Promise.resolve();
  }

  /** A document is as good as its schema, which does not change. */
  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** What the body of a request asks for; null where it has to be looked at closer: it may be wrong, or of a document that is not kept. */
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
