import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { KeyedRow, UpsertOutcome } from '../../platform/db/upsert-by-key';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import type { PlannedRow } from './domain/plan';
import { quoted, type Fault } from './domain/row';

/** What every batch of one run is written with. */
export interface Delivery {
  readonly sourceId: Id;
  readonly productIds: ReadonlyMap<string, Id>;
  readonly reasonIds: ReadonlyMap<string, Id>;
  readonly phoneRegion: PhoneRegion;
  readonly now: Date;
  /** Whether an earlier batch of the run has brought the key. */
  readonly isRepeat: (key: string) => boolean;
}

/** What became of a row, or what is wrong with it that only the database could tell. */
export type RowOutcome = UpsertOutcome | Fault;

/** Writes rows of one target; outcomes come in their order. */
export type WriteRows<Values> = (
  tx: Tx,
  rows: readonly PlannedRow<Values>[],
  delivery: Delivery,
) => Promise<RowOutcome[]>;

/** Writes the rows that can be resolved, and gives the faults of the others in their places. */
export async function writeResolved<Values, Stored>(
  rows: readonly PlannedRow<Values>[],
  resolve: (row: PlannedRow<Values>) => KeyedRow<Stored> | { readonly fault: Fault },
  write: (resolved: readonly KeyedRow<Stored>[]) => Promise<UpsertOutcome[]>,
): Promise<RowOutcome[]> {
  const sound: KeyedRow<Stored>[] = [];
  const faults = rows.map((row) => {
    const resolved = resolve(row);
    if ('fault' in resolved) return resolved.fault;
    sound.push(resolved);
    return null;
  });
  const outcomes = await write(sound);
  let written = 0;
  return faults.map((fault) => {
    const outcome = fault ?? outcomes[written++];
    if (outcome === undefined) throw new Error('A writer gave fewer outcomes than it was given rows.');
    return outcome;
  });
}

/** The fault of a row that points to something the source has not delivered. */
export function unknownReference(what: string, key: string, column: readonly string[]): { fault: Fault } {
  return {
    fault: {
      column: column.join(', '),
      reason: `The source has delivered no ${what} with the key ${quoted(key)}. Import the ${what}s first.`,
    },
  };
}
