import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { SubjectOf } from '../audit/subject-of-row';
import { complete } from '../db/complete';
import { hasAllOf, type RowPart } from '../db/row-part';
import { fieldsOfObject, type AskedFields } from './asked-fields';
import type { BankRows } from './bank-rows';
import type { RequestContext } from './context';
import type { ShownRowLoader } from './shown-row';

/**
 * How to read many things in one statement. Declared once beside its repository; every request has its own DataLoader of it, so
 * that nothing read for one viewer is ever shown to another.
 */
export interface LoaderDefinition<Key, Value> {
  readonly name: string;
  /** Two keys that ask for the same thing give the same text. */
  readonly keyText: (key: Key) => string;
  /** Values in the order of the keys, one for each. */
  readonly load: (context: RequestContext, keys: readonly Key[]) => Promise<readonly Value[]>;
  /** Whose data a row is that carries no customer: for the audit trail. */
  readonly subjectOf?: SubjectOf<never>;
  /** Whether what is read is the bank's own, the same for whoever may see any customer: then others are shown it too, for a while. */
  readonly isOfBank?: boolean;
  /** Keys of one statement; a level with more parents takes several. A hundred unless said otherwise. */
  readonly maxBatchSize?: number;
}

/** A row that was read to be shown, and what of it. */
interface Shown {
  readonly part: RowPart | null;
  readonly row: Promise<unknown>;
}

interface Versioned {
  readonly version: number;
}

const MAX_BATCH_SIZE = 100;
const RESOLVED = Promise.resolve();

/** A row that was read again as the version of it that was read first. Rows of which there are versions have theirs. */
async function inVersionOf<Row>(first: Promise<Row | null>, again: Promise<Row | null>): Promise<Row | null> {
  // One that could not be read was shown to nobody.
  const [known, row] = (await Promise.all([first.catch(() => null), again])) as (Versioned | null)[];
  if (known && row && known.version !== row.version) complete(row, 'version', known.version);
  return row as Row | null;
}

/** Also where it throws at once: the library takes that for a mistake in how it is used. An `async` function does the same, and takes longer. */
function whatComesOf<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return Promise.reject(error);
  }
}

export class LoaderScope {
  readonly #loaders = new Map<object, unknown>();
  readonly #shown = new Map<object, Map<string, Shown>>();
  readonly #worked = new Map<object, Map<unknown, unknown>>();
  #places = 0;
  /** Batches to be read once nobody who is under way can ask for more. */
  #batches: (() => void)[] = [];
  /** Asked for each row, the clock would cost as much as all else of a row that is known. */
  readonly #since = performance.now();

  constructor(
    private readonly context: () => RequestContext,
    /** What is known of the bank already; without it everything is read. */
    private readonly bankRows?: BankRows,
  ) {}

  load<Key, Value>(definition: LoaderDefinition<Key, Value>, key: Key): Promise<Value> {
    const known = definition.isOfBank
      ? this.bankRows?.find(definition, definition.keyText(key), this.#since)
      : undefined;
    return known ?? this.#loaderOf(definition).load(key);
  }

  /** For a foreign key that may be null. */
  loadOptional<Key, Value>(definition: LoaderDefinition<Key, Value>, key: Key | null): Promise<Value> | null {
    return key === null ? null : this.load(definition, key);
  }

  /** A row to be shown: no more of it is read than is asked of the field. For a foreign key that may be null too. */
  show<Row>(
    definition: ShownRowLoader<Row>,
    id: string | null,
    info: GraphQLResolveInfo,
  ): Promise<Row | null> | null {
    return id === null ? null : this.showFields(definition, id, fieldsOfObject(info));
  }

  /**
   * The same of what some fields show. It is not read again where as much of it was read before. Where it is, it keeps the version that was read
   * first: who changes what was changed in between has to be refused, or what they have seen before that is lost on them.
   */
  showFields<Row>(definition: ShownRowLoader<Row>, id: string, fields: AskedFields): Promise<Row | null> {
    const part = definition.partFor(fields);
    let known = this.#shown.get(definition);
    if (!known) this.#shown.set(definition, (known = new Map<string, Shown>()));
    const before = known.get(id);
    // What a definition loads is of one type.
    if (before && hasAllOf(before.part, part)) return before.row as Promise<Row | null>;
    const again = this.load(definition.shown, { id, fields });
    // Of what is loaded by one definition all rows are of one type.
    const row = before ? inVersionOf(before.row as Promise<Row | null>, again) : again;
    known.set(id, { part, row });
    return row;
  }

  /**
   * Works out once for a definition what many rows ask of it alike: those that do give the same text, or the same object. `place` is that of
   * what is worked out: nothing else of the request gets the same.
   */
  once<Value>(definition: object, asked: unknown, workOut: (place: number) => Value): Value {
    let known = this.#worked.get(definition);
    if (!known) this.#worked.set(definition, (known = new Map<unknown, unknown>()));
    // Of one definition all that is worked out is of one type.
    const before = known.get(asked) as Value | undefined;
    if (before !== undefined) return before;
    this.#places += 1;
    const value = workOut(this.#places);
    known.set(asked, value);
    return value;
  }

  /** Forgets what was loaded, so that it is read anew: something has changed it within the request. */
  forgetAll(): void {
    this.#loaders.clear();
    this.#shown.clear();
  }

  #loaderOf<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value, string> {
    // The map is private, and each definition is only ever set to its own loader two lines below.
    const known = this.#loaders.get(definition) as DataLoader<Key, Value, string> | undefined;
    if (known) return known;
    const read = (keys: readonly Key[]): Promise<readonly Value[]> => {
      const context = this.context();
      return whatComesOf(() => definition.load(context, keys)).then((values) => {
        context.seen.see(values, definition.subjectOf);
        if (definition.isOfBank) this.bankRows?.keep(definition, keys, values);
        return values;
      });
    };
    const loader = new DataLoader<Key, Value, string>(read, {
      name: definition.name,
      cacheKeyFn: definition.keyText,
      maxBatchSize: definition.maxBatchSize ?? MAX_BATCH_SIZE,
      batchScheduleFn: this.#readLater,
    });
    this.#loaders.set(definition, loader);
    return loader;
  }

  /** When the library would, but all batches of a level at once: each by itself takes a promise and a tick. */
  readonly #readLater = (read: () => void): void => {
    if (this.#batches.push(read) > 1) return;
    void RESOLVED.then(() => {
      process.nextTick(this.#readBatches);
    });
  };

  readonly #readBatches = (): void => {
    const batches = this.#batches;
    this.#batches = [];
    for (const read of batches) read();
  };
}

/** Loads rows by their id; what is unknown, or out of scope, is null. */
export function defineRowLoader<Row extends { readonly id: string }>(
  name: string,
  find: (context: RequestContext, ids: readonly string[]) => Promise<readonly Row[]>,
  subjectOf?: SubjectOf<Row>,
): LoaderDefinition<string, Row | null> {
  return {
    name,
    ...(subjectOf && { subjectOf }),
    keyText: (id) => id,
    load: async (context, ids) => inOrderOf(ids, await find(context, ids)),
  };
}

/** A row for each id; null where there is none. */
export function inOrderOf<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): (Row | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The same for rows that are the bank's own and no customer's. `find` must give them to whoever may see any customer. */
export function defineBankRowLoader<Row extends { readonly id: string }>(
  name: string,
  find: (context: RequestContext, ids: readonly string[]) => Promise<readonly Row[]>,
): LoaderDefinition<string, Row | null> {
  return { ...defineRowLoader(name, find), isOfBank: true };
}
