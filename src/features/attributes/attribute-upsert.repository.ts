import { newId, type Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

export interface DeclaredAttribute {
  readonly ownerType: string;
  readonly code: string;
  readonly type: string;
  readonly labels: LocalisedNames;
}

export interface StoredDefinition extends Omit<DeclaredAttribute, 'labels'> {
  readonly id: Id;
}

/** Adds definitions; those that are there stay as they are. */
export async function insertDefinitions(tx: Tx, definitions: readonly DeclaredAttribute[]): Promise<void> {
  await insertRows(
    tx,
    'attributes.insertDefinitions',
    { table: 'attribute_definitions', columns: ['id', 'ownerType', 'code', 'type', 'labels'] },
    definitions.map((definition) => ({
      id: newId(),
      ...definition,
      labels: JSON.stringify(definition.labels),
    })),
  );
}

/** The definitions with one of these codes, of whatever owner. */
export function findDefinitions(tx: Tx, codes: readonly string[]): Promise<StoredDefinition[]> {
  return tx.query<StoredDefinition>(
    'attributes.findDefinitions',
    'SELECT id, owner_type AS ownerType, code, type FROM attribute_definitions WHERE code IN (?)',
    [codes],
  );
}

/** One value, in the column of its type. */
export interface StoredValue {
  readonly ownerId: Id;
  readonly definitionId: Id;
  readonly textValue: string | null;
  readonly numberValue: string | null;
  readonly booleanValue: boolean | null;
  readonly dateValue: string | null;
}

type Selected = Omit<StoredValue, 'booleanValue'> & { readonly booleanValue: number | null };

/** What owners have of definitions, for changing it. */
export async function lockValues(
  tx: Tx,
  ownerIds: readonly Id[],
  definitionIds: readonly Id[],
): Promise<StoredValue[]> {
  const rows = await tx.query<Selected>(
    'attributes.lockValues',
    `SELECT owner_id AS ownerId, definition_id AS definitionId, text_value AS textValue, number_value AS numberValue,
       boolean_value AS booleanValue, date_value AS dateValue
     FROM attribute_values WHERE owner_id IN (?) AND definition_id IN (?) FOR UPDATE`,
    [[...ownerIds].sort(), [...definitionIds].sort()],
  );
  return rows.map(({ booleanValue, ...row }) => ({
    ...row,
    booleanValue: booleanValue === null ? null : booleanValue === 1,
  }));
}

export interface NewValue extends StoredValue {
  readonly sourceId: Id;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
}

/** Writes values, over those that are there. */
export async function writeValues(tx: Tx, values: readonly NewValue[], now: Date): Promise<void> {
  await insertRows(
    tx,
    'attributes.writeValues',
    {
      table: 'attribute_values',
      columns: [
        'ownerId',
        'definitionId',
        'sourceId',
        'sourceProfileId',
        'customerId',
        'textValue',
        'numberValue',
        'booleanValue',
        'dateValue',
        'createdAt',
        'updatedAt',
      ],
      updateOnDuplicate: [
        'sourceId',
        'sourceProfileId',
        'customerId',
        'textValue',
        'numberValue',
        'booleanValue',
        'dateValue',
        'updatedAt',
      ],
    },
    values.map((value) => ({ ...value, createdAt: now, updatedAt: now })),
  );
}

/** Takes values away, each named by its owner and its definition. */
export async function deleteValues(
  tx: Tx,
  values: readonly Pick<StoredValue, 'ownerId' | 'definitionId'>[],
): Promise<void> {
  await tx.execute(
    'attributes.deleteValues',
    `DELETE FROM attribute_values WHERE ${values.map(() => '(owner_id = ? AND definition_id = ?)').join(' OR ')}`,
    values.flatMap(({ ownerId, definitionId }) => [ownerId, definitionId]),
  );
}
