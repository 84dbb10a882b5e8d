import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { RowScope } from '../../platform/authz/row-scope';
import type { Unmasked } from '../../platform/authz/unmasked';
import type { Sql } from '../../platform/db/db';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { accountName } from '../accounts/account.type';
import { customerName } from '../customers/customer.type';
import { findUnmasked, type UnmaskedPart } from './unmasking.repository';
import { UNMASKED_CAP, type UnmaskedCustomerRow } from './unmasking.type';

/** With the customers themselves, those first unmasked first. */
interface UnmaskedOfViewer extends Unmasked {
  readonly customers: readonly UnmaskedCustomerRow[];
}

/** A row is a customer's under each of the ids that make them up, and an account is each holder's: one of them is enough. */
function toUnmasked(parts: readonly UnmaskedPart[]): UnmaskedOfViewer {
  const customers = new Map<Id, UnmaskedCustomerRow>();
  const customerOf = new Map<GlobalId, GlobalId>();
  for (const { customerId, until, partId, accountId } of parts) {
    const customer = toGlobalId(customerName.prefix, customerId);
    customers.set(customerId, { id: customerId, until });
    customerOf.set(toGlobalId(customerName.prefix, partId), customer);
    if (accountId !== null) customerOf.set(toGlobalId(accountName.prefix, accountId), customer);
  }
  return { customers: [...customers.values()], customerOf };
}

/** What is unmasked for a viewer at a moment. */
export async function findUnmaskedOf(
  sql: Sql,
  scope: RowScope,
  viewer: { readonly subjectId: string; readonly at: Date },
): Promise<UnmaskedOfViewer> {
  return toUnmasked(await findUnmasked(sql, scope, { ...viewer, cap: UNMASKED_CAP }));
}

/** What is unmasked for a viewer, by their `subjectId`. */
export const unmaskedOfViewer: LoaderDefinition<string, UnmaskedOfViewer> = {
  name: 'unmaskedOfViewer',
  keyText: (subjectId) => subjectId,
  load: ({ db, scope, now: at }, subjectIds) =>
    Promise.all(subjectIds.map((subjectId) => findUnmaskedOf(db, scope, { subjectId, at }))),
};
