import type { Id } from '../../kernel/id';
import {
  illegalMove,
  notFound,
  refusalOfVersion,
  type ChangeRefusal,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import {
  lockContactPoint,
  updateContactPoint,
  type WholeContactPoint,
} from './contact-point-write.repository';
import { contactPointName } from './contact-point.type';
import { MOVES, standingOf, type ContactPointMove } from './domain/contact-point-moves';

/** Which contact point, and as whoever asks has seen it. */
export interface MovedContactPoint {
  readonly id: Id;
  readonly expectedVersion: number | null;
}

const moveContactPoint =
  (
    { id, expectedVersion }: MovedContactPoint,
    move: ContactPointMove,
    make: (now: Date) => Partial<WholeContactPoint>,
  ): UseCase<ChangeRefusal<ContactPointMove>> =>
  async ({ db, now, scope }) => {
    const before = await lockContactPoint(db, scope, id);
    if (before === null) return notFound('id', 'contact point');
    const stale = refusalOfVersion('contact point', expectedVersion, before.version);
    if (stale !== null) return stale;
    const standing = standingOf(before, now);
    if (!MOVES[standing].includes(move)) return illegalMove('contact point', move, standing, MOVES[standing]);
    const after = { ...before, ...make(now), version: before.version + 1 };
    await updateContactPoint(db, after, now);
    const { customerId } = before;
    return { done: { prefix: contactPointName.prefix, id, customerId, before, after } };
  };

/** Says that somebody made sure that it reaches the customer. */
export const verifyContactPoint = (which: MovedContactPoint): UseCase<ChangeRefusal<ContactPointMove>> =>
  moveContactPoint(which, 'VERIFY', () => ({ isVerified: true }));

/** Says that it does not reach the customer any more. */
export const endContactPoint = (which: MovedContactPoint): UseCase<ChangeRefusal<ContactPointMove>> =>
  moveContactPoint(which, 'END', (now) => ({ validTo: now }));
