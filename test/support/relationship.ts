import { newId, type Id } from '../../src/kernel/id';
import type { Db } from '../../src/platform/db/db';
import { insertRows } from '../../src/platform/db/insert-rows';
import type { Bank } from './bank';

/** Writes a relationship: the second customer is the employer, guardian or proxy of the first, or lives with them. */
export async function addRelationship(
  db: Db,
  { sourceId }: Bank,
  customerId: Id,
  relatedCustomerId: Id,
  values: { readonly kind: string; readonly validFrom?: Date; readonly validTo?: Date },
): Promise<void> {
  const row = {
    ...{ id: newId(), sourceId, externalId: newId(), sourceProfileId: newId(), relatedProfileId: newId() },
    customerId,
    relatedCustomerId,
    kind: values.kind,
    validFrom: values.validFrom ?? null,
    validTo: values.validTo ?? null,
  };
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'sourceProfileId', 'relatedProfileId', 'customerId'] as const),
    ...(['relatedCustomerId', 'kind', 'validFrom', 'validTo'] as const),
  ];
  await insertRows(db, 'test.insert', { table: 'relationships', columns }, [row]);
}
