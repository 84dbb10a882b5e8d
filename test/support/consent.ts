import { newId, type Id } from '../../src/kernel/id';
import type { SqlValue } from '../../src/platform/db/db';
import { minutesAgo, type Bank } from './bank';

/** Writes what a customer said once about a purpose, on one channel or (null) on all: granted an hour ago unless said otherwise. */
export function addConsent(
  bank: Bank,
  customerId: Id,
  purpose: string,
  channel: string | null,
  values: Readonly<Record<string, SqlValue>> = {},
): Promise<Id> {
  const said = { purpose, channel, state: 'GRANTED', decidedAt: minutesAgo(60) };
  return bank.fact('consent_decisions', { sourceProfileId: newId(), customerId, ...said, ...values });
}
