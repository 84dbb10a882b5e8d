import { newId, type Id } from '../../src/kernel/id';
import type { Db } from '../../src/platform/db/db';
import { insertRows } from '../../src/platform/db/insert-rows';
import { createTokenMaker } from '../../src/platform/tokens/token-maker';
import type { Bank } from '../support/bank';
import { SECRET } from './killable-server';

/** Invites customers to a survey so many times, as the server would, and gives the tokens. */
export async function makeInvitations(
  db: Db,
  { sourceId }: Bank,
  { customers, survey, count }: { customers: readonly Id[]; survey: Id; count: number },
): Promise<string[]> {
  const maker = createTokenMaker(SECRET, 'survey invitations');
  const at = new Date();
  const rows = Array.from({ length: count }, (_, nth) => {
    const id = newId();
    return {
      ...{
        id,
        sourceId,
        externalId: id,
        customerId: customers[nth % customers.length] ?? null,
        surveyId: survey,
      },
      ...{ state: 'SENT', eligibleAt: at, sentAt: at, channel: 'EMAIL', createdAt: at, updatedAt: at },
      tokenDigest: maker.digestOf(maker.tokenFor(id)),
      expiresAt: new Date(at.getTime() + 86_400_000),
    };
  });
  const columns = [
    ...(['id', 'sourceId', 'externalId', 'customerId', 'surveyId', 'state', 'eligibleAt', 'sentAt'] as const),
    ...(['channel', 'tokenDigest', 'expiresAt', 'createdAt', 'updatedAt'] as const),
  ];
  const target = { table: 'survey_invitations', columns };
  await db.transaction((tx) => insertRows(tx, 'test.invite', target, rows));
  return rows.map(({ id }) => maker.tokenFor(id));
}
