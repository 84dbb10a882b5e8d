import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { KeyedRow, UpsertOutcome } from '../../platform/db/upsert-by-key';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import type { StoredDefinition } from '../attributes/delivered-attributes.effects';
import type { PlannedRow } from './domain/plan';
import { quoted, type Fault } from './domain/row';

/** What every batch of one run is written with. */
export interface Delivery {
  readonly sourceId: Id;
  /** Of other sources that the mapping names, by code. */
  readonly sourceIds: ReadonlyMap<string, Id>;
  readonly productIds: ReadonlyMap<string, Id>;
  readonly reasonIds: ReadonlyMap<string, Id>;
  readonly surveyIds: ReadonlyMap<string, Id>;
  /** By owner and key: `CASE state`. */
  readonly attributes: ReadonlyMap<string, StoredDefinition>;
  readonly phoneRegion: PhoneRegion;
  readonly now: Date;
  /** The line on which an earlier batch of the run has brought the key of a record, or null. */
  readonly lineOf: (key: string) => number | null;
}

/** The same for the records of one target, whose keys are their own. */
export interface RecordDelivery extends Delivery {
  readonly isRepeat: (key: string) => boolean;
}

/** A record that is in: what became of it, and whose it is. */
export interface WrittenRecord {
  readonly outcome: UpsertOutcome;
  readonly id: Id;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
}

/** What became of a record, or what is wrong with it that only the database could tell. */
export type RecordOutcome = WrittenRecord | Fault;

/** Writes records of one target; outcomes come in their order. */
export type WriteRows<Values> = (
  tx: Tx,
  rows: readonly PlannedRow<Values>[],
  delivery: RecordDelivery,
) => Promise<RecordOutcome[]>;

/** Whose a row is that has a column for it. */
function ownerOf(row: object): Pick<WrittenRecord, 'sourceProfileId' | 'customerId'> {
  const {
    sourceProfileId = null,
    customerId = null,
  }: { sourceProfileId?: Id | null; customerId?: Id | null } = row;
  return { sourceProfileId, customerId };
}

/** Writes the rows that can be resolved, and gives the faults of the others in their places. */
export async function writeResolved<Values, Stored extends object>(
  rows: readonly PlannedRow<Values>[],
  resolve: (row: PlannedRow<Values>) => KeyedRow<Stored> | { readonly fault: Fault },
  write: (
    resolved: readonly KeyedRow<Stored>[],
  ) => Promise<readonly { readonly outcome: UpsertOutcome; readonly id: Id }[]>,
): Promise<RecordOutcome[]> {
  const sound: KeyedRow<Stored>[] = [];
  const faults = rows.map((row) => {
    const resolved = resolve(row);
    if ('fault' in resolved) return resolved.fault;
    sound.push(resolved);
    return null;
  });
  const results = await write(sound);
  let written = 0;
  return faults.map((fault) => {
    if (fault !== null) return fault;
    const [result, row] = [results[written], sound[written]?.row];
    written += 1;
    if (result === undefined || row === undefined)
      throw new Error('A writer gave fewer outcomes than it was given rows.');
    return { outcome: result.outcome, id: result.id, ...ownerOf(row) };
  });
}

/** The fault of a row that points to something the source has not delivered. */
export function unknownReference(what: string, key: string, column: string): { fault: Fault } {
  return {
    fault: {
      column,
      reason: `The source has delivered no ${what} with the key ${quoted(key)}. Import the ${what}s first.`,
    },
  };
}
