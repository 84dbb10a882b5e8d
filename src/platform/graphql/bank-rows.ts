import type { LoaderDefinition } from './loader';

/** So old may be what is shown of the bank's own, as of when a request began. */
const KEPT_MS = 10_000;
/** Of one loader. Whoever has more agents than this reads some of them again. */
const MOST_ROWS = 20_000;

/** A promise of something that is there already: whoever knows it need not wait. */
export class Known<Value> extends Promise<Value> {
  /** Whatever comes of it is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  constructor(readonly value: Value) {
    super((resolve) => {
      resolve(value);
    });
  }
}

interface Kept {
  readonly until: number;
  readonly row: Known<unknown>;
}

/**
 * Rows that are the bank's own and no customer's (catalogue, reasons, agents), which change rarely and are part of nearly every answer:
 * once read they are shown to whoever may see any customer and asks within ten seconds. What a use case reads in its transaction is never from here.
 */
export class BankRows {
  readonly #rows = new Map<object, Map<string, Kept>>();

  /** `at`: the moment, by the process's own clock (milliseconds), of which is asked. */
  find<Key, Value>(
    definition: LoaderDefinition<Key, Value>,
    key: string,
    at: number,
  ): Known<Value> | undefined {
    const kept = this.#rows.get(definition)?.get(key);
    // Kept below, under the definition whose values are of this type.
    return kept && kept.until > at ? (kept.row as Known<Value>) : undefined;
  }

  /** What is not there is looked for again. */
  keep<Key, Value>(
    definition: LoaderDefinition<Key, Value>,
    keys: readonly Key[],
    values: readonly Value[],
  ): void {
    const known = this.#rows.get(definition);
    const hasRoom = known && known.size + keys.length <= MOST_ROWS;
    const rows = hasRoom ? known : new Map<string, Kept>();
    this.#rows.set(definition, rows);
    const until = performance.now() + KEPT_MS;
    for (const [index, key] of keys.entries()) {
      const value = values[index];
      if (value != null) rows.set(definition.keyText(key), { until, row: new Known(value) });
    }
  }
}
