import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { KeyedRow, UpsertOutcome } from '../../platform/db/upsert-by-key';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import type { StoredDefinition } from '../attributes/delivered-attributes.effects';
import type { PlannedRow } from './domain/plan';
import { quoted, type Fault } from './domain/row';
import type { Target } from './domain/targets';

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
  /** The line on which an earlier batch of the run has brought a record, by its name, or null. */
  readonly lineOf: (name: string) => number | null;
  /** Whether nothing of the run is kept: then the database does not have what its earlier batches have brought. */
  readonly isTrial: boolean;
}

/** The same for the records of one rule, whose keys are their own. */
export interface RecordDelivery extends Delivery {
  readonly isRepeat: (key: string) => boolean;
  /** Whether an earlier row of a trial has brought what a key means, which is not in the database. */
  readonly isForeseen: (target: Target['target'], key: string) => boolean;
}

/** Stands for the id of what is foreseen. A record that points to it cannot be tried, and counts as new. */
export const FORESEEN: Id = '';

/** What keys mean, with a stand-in for each that is foreseen. */
export function withForeseen<T>(
  found: ReadonlyMap<string, T>,
  keys: readonly string[],
  standIn: T,
  isForeseen: (key: string) => boolean,
): ReadonlyMap<string, T> {
  const foreseen = keys.filter((key) => !found.has(key) && isForeseen(key));
  return foreseen.length === 0
    ? found
    : new Map([...found, ...foreseen.map((key) => [key, standIn] as const)]);
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

const AWAITED: WrittenRecord = {
  outcome: 'inserted',
  id: FORESEEN,
  sourceProfileId: FORESEEN,
  customerId: FORESEEN,
};

/** Writes the rows that can be resolved, and gives the faults of the others in their places. */
export async function writeResolved<Values, Stored extends object>(
  rows: readonly PlannedRow<Values>[],
  { isTrial }: RecordDelivery,
  resolve: (row: PlannedRow<Values>) => KeyedRow<Stored> | { readonly fault: Fault },
  write: (
    resolved: readonly KeyedRow<Stored>[],
  ) => Promise<readonly { readonly outcome: UpsertOutcome; readonly id: Id }[]>,
): Promise<RecordOutcome[]> {
  const sound: KeyedRow<Stored>[] = [];
  const unwritten = rows.map((row): RecordOutcome | null => {
    const resolved = resolve(row);
    if ('fault' in resolved) return resolved.fault;
    if (isTrial && Object.values(resolved.row).includes(FORESEEN)) return AWAITED;
    sound.push(resolved);
    return null;
  });
  const results = await write(sound);
  let written = 0;
  return unwritten.map((outcome) => {
    if (outcome !== null) return outcome;
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
