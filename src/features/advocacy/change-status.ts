import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import { notFound, type ChangeRefusal } from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { holdCustomer } from '../customers/held-customer.effects';
import { lockStatuses, saveStatuses, type StoredStatus } from './advocacy-status-write.repository';
import { advocacyStatusName } from './advocacy-status.type';

/** A customer who is held, and the status that they have. */
export interface HeldAdvocate {
  readonly customer: CustomerRow;
  readonly before: StoredStatus | null;
}

/** Holds a customer within reach, by whichever of their ids. */
export async function holdAdvocate(
  { db, loaders }: RequestContext,
  named: Id,
): Promise<Result<HeldAdvocate, ChangeRefusal>> {
  const customer = await loaders.load(customerById, named);
  if (customer === null) return notFound('customer', 'customer');
  await holdCustomer(db, customer.id);
  const [before = null] = await lockStatuses(db, [customer.id]);
  return { done: { customer, before } };
}

/** The status of somebody of whom nothing is known yet. */
export function newStatus(customerId: Id, now: Date): StoredStatus {
  return {
    ...{ customerId, stage: 'UNKNOWN', score: 0, weightMillionths: 0, weighedAt: now, scoreUntil: null },
    ...{ stageUntil: null, isVip: false, ownerId: null, nominatedAt: null, nominatedById: null, since: now },
    version: 0,
  };
}

export async function saveChanged({ db, now }: RequestContext, status: StoredStatus): Promise<StoredStatus> {
  const after = { ...status, version: status.version + 1 };
  await saveStatuses(db, [after], now);
  return after;
}

/** What was changed of a status, with whatever was written beside it. */
export function changedStatus(
  before: StoredStatus | null,
  status: StoredStatus,
  beside: object | null = null,
): { readonly done: Changed } {
  const { customerId } = status;
  const after = beside === null ? status : { ...status, beside };
  return { done: { prefix: advocacyStatusName.prefix, id: customerId, customerId, before, after } };
}
