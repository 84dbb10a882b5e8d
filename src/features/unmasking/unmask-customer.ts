import { toGlobalId } from '../../kernel/global-id';
import { newId, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { customerById } from '../customers/customer.loaders';
import { customerName, type CustomerRow } from '../customers/customer.type';
import { unmaskedOfViewer } from './unmasking.loaders';
import { insertUnmasking } from './unmasking.repository';
import { UNMASKED_CAP, type UnmaskedCustomerRow } from './unmasking.type';

/** Why nothing was unmasked, and which part of the input it is about. */
export interface UnmaskRefusal {
  readonly code: 'INVALID' | 'NOT_FOUND' | 'TOO_MANY';
  readonly field: string;
  readonly message: string;
}

export type UnmaskResult =
  | { readonly done: { readonly customer: CustomerRow; readonly until: Date } }
  | { readonly refused: UnmaskRefusal };

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

const refuse = (
  code: UnmaskRefusal['code'],
  field: string,
  message: string,
): { readonly refused: UnmaskRefusal } => ({ refused: { code, field, message } });

const TOO_MANY = refuse(
  'TOO_MANY',
  'id',
  `${String(UNMASKED_CAP)} customers are unmasked for you already. Wait until one of them is masked again.`,
);

function refusalOf({ reason, minutes }: UnmaskWish): ReturnType<typeof refuse> | null {
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
 * Lifts the masks of a customer for the viewer, once that is on record: what cannot be recorded is not done. Doing it again lets it last
 * until the later end, never shorter.
 */
export async function unmaskCustomer(context: RequestContext, wish: UnmaskWish): Promise<UnmaskResult> {
  const { audit, db, loaders, now, viewer } = context;
  const { customerId, subjectId, reason, minutes } = wish;
  const refusal = refusalOf(wish);
  if (refusal !== null) return refusal;
  const customer = await loaders.load(customerById, customerId);
  if (customer === null) return refuse('NOT_FOUND', 'id', 'There is no such customer.');
  const isThis = ({ id }: UnmaskedCustomerRow): boolean => id === customer.id;
  const { customers: before } = await loaders.load(unmaskedOfViewer, subjectId);
  if (before.length === UNMASKED_CAP && !before.some(isThis)) return TOO_MANY;

  const subjects = [toGlobalId(customerName.prefix, customer.id)];
  await audit.record({ viewer, action: 'customer:unmask', at: now, reason, subjects });
  const endsAt = new Date(now.getTime() + minutes * 60_000);
  await insertUnmasking(db, { id: newId(), subjectId, customerId: customer.id, endsAt });

  loaders.forget(unmaskedOfViewer);
  const { customers: after } = await loaders.load(unmaskedOfViewer, subjectId);
  const until = after.find(isThis)?.until;
  // Of several at once, each of which found room, the last may be one too many.
  return until === undefined ? TOO_MANY : { done: { customer, until } };
}
