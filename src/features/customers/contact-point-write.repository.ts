import type { Id } from '../../kernel/id';
import { withinScope, withinSource, type RowScope } from '../../platform/authz/row-scope';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { ContactPointKind } from './contact-key';

/** A contact point with all that is kept of it: what its digest is made of. */
export interface WholeContactPoint {
  readonly id: Id;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly type: ContactPointKind;
  readonly value: string;
  readonly valueKey: string;
  readonly isVerified: boolean;
  readonly isPrimary: boolean;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  readonly version: number;
}

type SelectedPoint = Omit<WholeContactPoint, 'isVerified' | 'isPrimary'> & {
  readonly isVerified: number;
  readonly isPrimary: number;
};

const SELECT = `SELECT p.id, p.source_profile_id AS sourceProfileId, p.customer_id AS customerId, p.type, p.value,
  p.value_key AS valueKey, p.is_verified AS isVerified, p.is_primary AS isPrimary, p.valid_from AS validFrom,
  p.valid_to AS validTo, p.version FROM contact_points p`;

const whole = ({ isVerified, isPrimary, ...row }: SelectedPoint): WholeContactPoint => ({
  ...row,
  isVerified: isVerified === 1,
  isPrimary: isPrimary === 1,
});

/** What a partner may change is what their source has delivered; others may change whatever they reach. */
function deliveredWithin(scope: RowScope): string {
  const own = withinSource(scope, 'scope_of.source_id');
  if (own === 'TRUE') return own;
  return `(SELECT COUNT(*) FROM source_profiles scope_of WHERE scope_of.id = p.source_profile_id AND ${own}) > 0`;
}

/** The contact point, held until the transaction ends; null when it is unknown, out of reach or another’s to change. */
export async function lockContactPoint(tx: Tx, scope: RowScope, id: Id): Promise<WholeContactPoint | null> {
  const [row] = await tx.query<SelectedPoint>(
    'customers.lockContactPoint',
    `${SELECT} WHERE p.id = ? AND ${withinScope(scope, 'p.customer_id')} AND ${deliveredWithin(scope)} FOR UPDATE`,
    [id],
  );
  return row ? whole(row) : null;
}

/** Everything by which customers with these ids are, or were, reached under that key, held. */
export async function lockContactPointsByKey(
  tx: Tx,
  customerIds: readonly Id[],
  type: ContactPointKind,
  valueKey: string,
): Promise<WholeContactPoint[]> {
  const rows = await tx.query<SelectedPoint>(
    'customers.lockContactPointsByKey',
    `${SELECT} WHERE p.customer_id IN (?) AND p.type = ? AND p.value_key = ? ORDER BY p.id FOR UPDATE`,
    [customerIds, type, valueKey],
  );
  return rows.map(whole);
}

export function insertContactPoint(tx: Tx, point: WholeContactPoint, at: Date): Promise<void> {
  const columns = [
    ...(['id', 'sourceProfileId', 'customerId', 'type', 'value', 'valueKey', 'isVerified'] as const),
    ...(['isPrimary', 'validFrom', 'validTo', 'version', 'createdAt', 'updatedAt'] as const),
  ] as const;
  const row = { ...point, createdAt: at, updatedAt: at };
  return insertRows(tx, 'customers.insertContactPoint', { table: 'contact_points', columns }, [row]);
}

export async function updateContactPoint(tx: Tx, point: WholeContactPoint, at: Date): Promise<void> {
  const { id, value, isVerified, isPrimary, validFrom, validTo, version } = point;
  await tx.execute(
    'customers.updateContactPoint',
    `UPDATE contact_points SET value = ?, is_verified = ?, is_primary = ?, valid_from = ?, valid_to = ?, version = ?,
       updated_at = ? WHERE id = ?`,
    [value, isVerified, isPrimary, validFrom, validTo, version, at, id],
  );
}
