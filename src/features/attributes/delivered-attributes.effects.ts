import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import {
  deleteValues,
  findDefinitions,
  insertDefinitions,
  lockValues,
  writeValues,
  type DeclaredAttribute,
  type NewValue,
  type StoredDefinition,
  type StoredValue,
} from './attribute-upsert.repository';

export type { DeclaredAttribute, StoredDefinition };

/** Definitions as they are stored, after adding those that are new. One that is there keeps its type and its labels. */
export async function ensureDefinitions(
  tx: Tx,
  declared: readonly DeclaredAttribute[],
): Promise<readonly StoredDefinition[]> {
  if (declared.length === 0) return [];
  await insertDefinitions(tx, declared);
  const stored = await findDefinitions(
    tx,
    declared.map(({ code }) => code),
  );
  return stored.filter(({ ownerType, code }) =>
    declared.some((one) => one.ownerType === ownerType && one.code === code),
  );
}

/** What a source says of one owner. */
export interface AttributedOwner {
  readonly ownerId: Id;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  /** By definition; null where the source says that there is none. */
  readonly values: ReadonlyMap<StoredDefinition, string | boolean | null>;
  /** Nothing is stored of an owner who is new. */
  readonly isNew: boolean;
  /** Whether the delivery has spoken of the owner before: it may again, but not say something else. */
  readonly isRepeat: boolean;
}

export type AttributesOutcome = 'changed' | 'unchanged' | 'contradicted';

function toStored(ownerId: Id, { id, type }: StoredDefinition, value: string | boolean): StoredValue {
  return {
    ownerId,
    definitionId: id,
    textValue: type === 'TEXT' ? String(value) : null,
    numberValue: type === 'NUMBER' ? String(value) : null,
    booleanValue: type === 'BOOLEAN' ? value === true : null,
    dateValue: type === 'DATE' ? String(value) : null,
  };
}

/** DECIMAL columns come back with all their places: 1250.5 as `1250.5000`. */
function textOf({ textValue, numberValue, booleanValue, dateValue }: StoredValue): string {
  const number = numberValue?.includes('.') === true ? numberValue.replace(/\.?0+$/, '') : numberValue;
  return String(textValue ?? number ?? booleanValue ?? dateValue);
}

const placeOf = (ownerId: Id, definitionId: Id): string => `${ownerId} ${definitionId}`;

/**
 * Brings in what a source knows of owners beyond the model. What it says that there is none of is taken away; what it does not
 * speak of stays. Outcomes come in the order of the owners. Needs a transaction in which nobody else delivers for the source.
 */
export async function upsertAttributes(
  tx: Tx,
  sourceId: Id,
  owners: readonly AttributedOwner[],
  now: Date,
): Promise<AttributesOutcome[]> {
  const current = await findCurrent(tx, owners);
  const written = new Map<string, NewValue>();
  const deleted: StoredValue[] = [];
  const spokenOf = new Set<Id>();
  const outcomes = owners.map((owner): AttributesOutcome => {
    const changes = [...owner.values].flatMap(([definition, value]) => {
      const place = placeOf(owner.ownerId, definition.id);
      const before = current.get(place);
      const after = value === null ? undefined : toStored(owner.ownerId, definition, value);
      const isSame = (before && textOf(before)) === (after && textOf(after));
      return isSame ? [] : [{ place, before, after }];
    });
    if (changes.length === 0) return remember(spokenOf, owner, 'unchanged');
    if (owner.isRepeat || spokenOf.has(owner.ownerId)) return 'contradicted';
    for (const { place, before, after } of changes) {
      if (after === undefined) {
        current.delete(place);
        if (before) deleted.push(before);
      } else {
        current.set(place, after);
        const { sourceProfileId, customerId } = owner;
        written.set(place, { ...after, sourceId, sourceProfileId, customerId });
      }
    }
    return remember(spokenOf, owner, 'changed');
  });
  if (written.size > 0) await writeValues(tx, [...written.values()], now);
  if (deleted.length > 0) await deleteValues(tx, deleted);
  return outcomes;
}

function remember(
  spokenOf: Set<Id>,
  { ownerId }: AttributedOwner,
  outcome: AttributesOutcome,
): AttributesOutcome {
  spokenOf.add(ownerId);
  return outcome;
}

async function findCurrent(tx: Tx, owners: readonly AttributedOwner[]): Promise<Map<string, StoredValue>> {
  const known = owners.filter(({ isNew }) => !isNew);
  if (known.length === 0) return new Map();
  const ownerIds = [...new Set(known.map(({ ownerId }) => ownerId))];
  const definitionIds = [...new Set(known.flatMap(({ values }) => [...values.keys()].map(({ id }) => id)))];
  const values = await lockValues(tx, ownerIds, definitionIds);
  return new Map(values.map((value) => [placeOf(value.ownerId, value.definitionId), value]));
}
