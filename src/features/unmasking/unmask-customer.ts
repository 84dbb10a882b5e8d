import { newId, type Id } from '../../kernel/id';
import { refuse, type Refusal, type Result } from '../../kernel/result';
import type { Work } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { findUnmaskedOf } from './unmasking.loaders';
import { insertUnmasking, lockViewer } from './unmasking.repository';
import { UNMASKED_CAP } from './unmasking.type';

/** Why nothing was unmasked. */
export type UnmaskRefusal = Refusal<'INVALID' | 'NOT_FOUND' | 'TOO_MANY'>;

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

const TOO_MANY: Result<never, UnmaskRefusal> = refuse(
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
 * Lifts the masks of a customer for the viewer, within a transaction that is on record: what cannot be recorded is not done, and what was tried
 * in vain is told too. Doing it again lets it last until the later end, never shorter. Gives the customer's id.
 */
export const unmaskCustomer =
  (wish: UnmaskWish): Work<UnmaskRefusal> =>
  async ({ db, loaders, now: at, scope }) => {
    const refusal = refusalOf(wish);
    if (refusal !== null) return refusal;
    const customer = await loaders.load(customerById, wish.customerId);
    if (customer === null) return refuse('NOT_FOUND', 'id', 'There is no such customer.');
    const { subjectId, minutes } = wish;
    // Of several at once each counts what those before it have added.
    await lockViewer(db, subjectId);
    const { customers } = await findUnmaskedOf(db, scope, { subjectId, at });
    const isUnmasked = customers.some(({ id }) => id === customer.id);
    if (!isUnmasked && customers.length >= UNMASKED_CAP) return TOO_MANY;
    const endsAt = new Date(at.getTime() + minutes * 60_000);
    await insertUnmasking(db, { id: newId(), subjectId, customerId: customer.id, endsAt });
    return { done: customer.id };
  };
