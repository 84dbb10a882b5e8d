import { toGlobalId } from '../../kernel/global-id';
import { newId, type Id } from '../../kernel/id';
import { refuse, type Refusal, type Result } from '../../kernel/result';
import type { Tx } from '../../platform/db/db';
import type { RequestContext } from '../../platform/graphql/context';
import { customerById } from '../customers/customer.loaders';
import { customerName, type CustomerRow } from '../customers/customer.type';
import { findUnmaskedOf, unmaskedOfViewer } from './unmasking.loaders';
import { insertUnmasking, lockViewer } from './unmasking.repository';
import { UNMASKED_CAP } from './unmasking.type';

/** Why nothing was unmasked. */
export type UnmaskRefusal = Refusal<'INVALID' | 'NOT_FOUND' | 'TOO_MANY'>;

export type UnmaskResult = Result<{ readonly customer: CustomerRow; readonly until: Date }, UnmaskRefusal>;

/** Of whom, for whom, why, and for how long. */
export interface UnmaskWish {
  readonly customerId: Id;
  readonly subjectId: string;
  readonly reason: string;
  readonly minutes: number;
}

/** In characters. */
export const REASON = { shortest: 10, longest: 500 } as const;
export const MINUTES = { least: 1, most: 60, unlessSaid: 10 } as const;

const TOO_MANY = refuse(
  'TOO_MANY',
  'id',
  `${String(UNMASKED_CAP)} customers are unmasked for you already. Wait until one of them is masked again.`,
);

function refusalOf({ reason, minutes }: UnmaskWish): Result<never, UnmaskRefusal> | null {
  const { length } = [...reason];
  if (length < REASON.shortest || length > REASON.longest)
    return refuse(
      'INVALID',
      'reason',
      `"reason" must have ${String(REASON.shortest)} to ${String(REASON.longest)} characters.`,
    );
  if (minutes < MINUTES.least || minutes > MINUTES.most)
    return refuse(
      'INVALID',
      'minutes',
      `"minutes" must be ${String(MINUTES.least)} to ${String(MINUTES.most)}.`,
    );
  return null;
}

/**
 * Lifts the masks of a customer for the viewer, once that is on record: what cannot be recorded is not done, and what was tried in vain is
 * told too. Doing it again lets it last until the later end, never shorter.
 */
export async function unmaskCustomer(context: RequestContext, wish: UnmaskWish): Promise<UnmaskResult> {
  const { audit, db, loaders, now, viewer } = context;
  const { reason, minutes } = wish;
  const refusal = refusalOf(wish);
  if (refusal !== null) return refusal;
  const customer = await loaders.load(customerById, wish.customerId);
  if (customer === null) return refuse('NOT_FOUND', 'id', 'There is no such customer.');

  const subjects = [toGlobalId(customerName.prefix, customer.id)];
  await audit.record({ viewer, action: 'customer:unmask', at: now, reason, subjects });
  const endsAt = new Date(now.getTime() + minutes * 60_000);
  const until = await db.transaction((tx) =>
    addIfItFits(tx, context, { ...wish, customerId: customer.id }, endsAt),
  );
  loaders.forget(unmaskedOfViewer);
  return until === null ? TOO_MANY : { done: { customer, until } };
}

/** Gives until when they are unmasked; null when too many others are. */
async function addIfItFits(
  tx: Tx,
  { now: at, scope }: RequestContext,
  { subjectId, customerId }: UnmaskWish,
  endsAt: Date,
): Promise<Date | null> {
  // Of several at once each counts what those before it have added.
  await lockViewer(tx, subjectId);
  const { customers } = await findUnmaskedOf(tx, scope, { subjectId, at });
  const former = customers.find(({ id }) => id === customerId);
  if (former === undefined && customers.length >= UNMASKED_CAP) return null;
  await insertUnmasking(tx, { id: newId(), subjectId, customerId, endsAt });
  return former !== undefined && former.until > endsAt ? former.until : endsAt;
}
