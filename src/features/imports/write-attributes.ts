import type { Tx } from '../../platform/db/db';
import { upsertAttributes, type AttributedOwner } from '../attributes/delivered-attributes.effects';
import { FORESEEN, type RecordDelivery, type RecordOutcome, type WrittenRecord } from './delivery';
import type { AttributeValues } from './domain/attributes-plan';

/** A record that is in, and what the source knows of it beyond the model. */
interface Attributed {
  readonly key: string;
  readonly attributes: AttributeValues;
}

/** The place of an attribute among those of a run. */
export function attributeName(ownerType: string, key: string): string {
  return `${ownerType} ${key}`;
}

function toOwner(
  { id, sourceProfileId, customerId, outcome }: WrittenRecord,
  { key, attributes }: Attributed,
  ownerType: string,
  { attributes: definitions, isRepeat }: RecordDelivery,
): AttributedOwner {
  const values = Object.entries(attributes).flatMap(([name, value]) => {
    const definition = definitions.get(attributeName(ownerType, name));
    return definition === undefined ? [] : [[definition, value] as const];
  });
  const isNew = outcome === 'inserted';
  return {
    ownerId: id,
    sourceProfileId,
    customerId,
    values: new Map(values),
    isNew,
    isRepeat: isRepeat(key),
  };
}

/** Writes the attributes of the records that are in; a record whose attributes alone have changed has changed. */
export async function writeAttributes(
  tx: Tx,
  ownerType: string,
  rows: readonly Attributed[],
  outcomes: readonly RecordOutcome[],
  delivery: RecordDelivery,
): Promise<RecordOutcome[]> {
  const places: number[] = [];
  const owners = rows.flatMap((row, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined || !('outcome' in outcome)) return [];
    if (outcome.outcome === 'contradicted' || outcome.id === FORESEEN) return [];
    places.push(index);
    return [toOwner(outcome, row, ownerType, delivery)];
  });
  const results = await upsertAttributes(tx, delivery.sourceId, owners, delivery.now);
  const after = [...outcomes];
  places.forEach((place, index) => {
    const before = outcomes[place];
    if (before === undefined || !('outcome' in before)) return;
    const result = results[index];
    if (result === 'contradicted') after[place] = { ...before, outcome: 'contradicted' };
    else if (result === 'changed' && before.outcome === 'unchanged')
      after[place] = { ...before, outcome: 'updated' };
  });
  return after;
}
