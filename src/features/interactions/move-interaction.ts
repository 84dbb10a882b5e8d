import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import { illegalMove, notFound, refusalOfVersion, type Refused } from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import { allowedMoves, MOVES, type InteractionMove } from './domain/interaction-moves';
import type { HandOffRow } from './hand-off.type';
import type { InteractionRefusal } from './interaction-refusal';
import { lockInteraction, updateInteraction, type RecordedInteraction } from './interaction-write.repository';
import { interactionName } from './interaction.type';
import { keepContacts } from './keep-contacts';

/** Which contact, and as whoever asks has seen it. */
export interface MovedInteraction {
  readonly id: Id;
  readonly expectedVersion: number | null;
}

/** What a move makes of a contact. */
export type Moved = Partial<RecordedInteraction>;

/** When the last thing happened to a contact, messages apart. */
export function lastEventOf(
  { startedAt, queuedAt, answeredAt }: RecordedInteraction,
  handOffs: readonly HandOffRow[],
): Date {
  const moments = [queuedAt, answeredAt, ...handOffs.flatMap(({ at, takenAt }) => [at, takenAt])];
  return moments.reduce<Date>((last, at) => (at !== null && at > last ? at : last), startedAt);
}

/** The hand-off in whose queue a contact waits; null when it waits for its first answer, in its first queue or none. */
export function waitingHandOff(handOffs: readonly HandOffRow[]): HandOffRow | null {
  return handOffs.findLast(({ moves, takenAt }) => moves === 'CUSTOMER' && takenAt === null) ?? null;
}

/** Holds a contact within reach to which that may be done. */
export async function holdInteraction(
  { db, scope }: RequestContext,
  { id, expectedVersion }: MovedInteraction,
  move: InteractionMove,
): Promise<Result<RecordedInteraction, InteractionRefusal>> {
  const held = await lockInteraction(db, scope, id);
  if (held === null) return notFound('id', 'contact');
  const stale = refusalOfVersion('contact', expectedVersion, held.version);
  if (stale !== null) return stale;
  if (MOVES[held.state][move] === undefined)
    return illegalMove('contact', move, held.state, allowedMoves(held.state));
  return { done: held };
}

/** What changes what is known of a customer’s contacts as a whole: their settlement, their reason, whose they are. */
const TELLING: readonly InteractionMove[] = ['END', 'IDENTIFY'];

/** Moves a contact: holds it, and writes what `make` makes of it. */
export async function moveInteraction(
  within: RequestContext,
  which: MovedInteraction,
  move: InteractionMove,
  make: (held: RecordedInteraction) => Promise<Moved | Refused>,
): Promise<Result<Changed, InteractionRefusal>> {
  const held = await holdInteraction(within, which, move);
  if ('refused' in held) return held;
  const before = held.done;
  const moved = await make(before);
  if ('refused' in moved) return moved;
  const after = { ...before, ...moved, version: before.version + 1 };
  await updateInteraction(within.db, after, within.now);
  if (TELLING.includes(move) && after.customerId !== null) await keepContacts(within, after.customerId);
  const { id, customerId } = after;
  return { done: { prefix: interactionName.prefix, id, customerId, before, after } };
}
