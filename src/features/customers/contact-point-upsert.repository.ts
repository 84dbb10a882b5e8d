import { newIdBeside, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

export interface StoredContactPoint {
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly type: string;
  readonly value: string;
  readonly valueKey: string;
  readonly isVerified: boolean;
  readonly isPrimary: boolean;
}

/**
 * What was found verified stays so, whoever found it, as long as it lasts. What had ended before this delivery is to be verified anew: numbers
 * change hands.
 */
const VERIFIED =
  'IF(valid_to < VALUES(updated_at), VALUES(is_verified), GREATEST(is_verified, VALUES(is_verified)))';

/** Adds contact points; those that are there, and have been ended by this delivery or before it, are valid again and say what is delivered. */
export async function writeContactPoints(
  tx: Tx,
  points: readonly StoredContactPoint[],
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    'customers.writeContactPoints',
    {
      table: 'contact_points',
      columns: [
        'id',
        'sourceProfileId',
        'customerId',
        'type',
        'value',
        'valueKey',
        'isVerified',
        'isPrimary',
        'validTo',
        'createdAt',
        'updatedAt',
      ],
      // One after the other: whether it had ended is looked at before it is valid again.
      updateOnDuplicate: [['isVerified', VERIFIED], 'value', 'isPrimary', 'validTo', 'updatedAt'],
    },
    points.map((point) => ({
      ...point,
      id: newIdBeside(point.customerId),
      validTo: null,
      createdAt: now,
      updatedAt: now,
    })),
  );
}

/** Ends all contact points of these profiles that have not ended; what is delivered again is written after it. Each is another version then. */
export async function endContactPoints(tx: Tx, profileIds: readonly Id[], now: Date): Promise<void> {
  await tx.execute(
    'customers.endContactPoints',
    `UPDATE contact_points SET valid_to = COALESCE(valid_to, ?), updated_at = ?, version = version + 1
      WHERE source_profile_id IN (?)`,
    [now, now, profileIds],
  );
}
