import type { Id } from '../../kernel/id';
import { laterOf } from '../../kernel/instant';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import type { Changed } from '../../platform/mutations/record-change';
import { illegalMove, notFound, refusalOfVersion, type Refused } from '../../platform/mutations/refusal';
import { sourceOfWriter } from '../sources/writing-source.effects';
import type { CaseRefusal } from './case-refusal';
import { lockCase, updateCase, type KeptCase } from './case-write.repository';
import { caseName } from './case.type';
import { allowedMoves, MOVES, type CaseMove } from './domain/case-moves';
import { wordOf } from './domain/source-word';

/** Which case, and as whoever asks has seen it. */
export interface MovedCase {
  readonly id: Id;
  readonly expectedVersion: number | null;
}

/** What a move makes of a case. */
export type Moved = Partial<Omit<KeptCase, 'id' | 'version'>>;

/** A partner moves what came from their own source alone; others see it, and leave it to whoever has it. */
async function isTheirs(within: RequestContext, { sourceId }: KeptCase): Promise<boolean> {
  return within.viewer.reach.partnerSource === null || (await sourceOfWriter(within)) === sourceId;
}

/** What its source said last, once the case is no more as it said; null of one that was opened here, under its id as key. */
function lastWordOn(before: KeptCase): string | null {
  return before.saidBySource ?? (before.externalId === before.id ? null : wordOf(before));
}

/** When something happens to a case that is held: now, and not before what happened to it last by the clock of another instance. */
function momentOf({ openedAt, reopenedAt, resolvedAt }: KeptCase, now: Date): Date {
  return [openedAt, reopenedAt, resolvedAt].reduce<Date>((at, last) => laterOf(at, last ?? at), now);
}

/** Moves a case: holds it, sees that it is within reach, as expected, and may be moved so, and writes what `make` makes of it at that moment. */
export async function moveCase(
  within: RequestContext,
  { id, expectedVersion }: MovedCase,
  move: CaseMove,
  make: (before: KeptCase, at: Date) => Promise<Moved | Refused> | Moved | Refused,
): Promise<Result<Changed, CaseRefusal>> {
  const { db, now, scope } = within;
  const before = await lockCase(db, scope, id);
  if (before === null || !(await isTheirs(within, before))) return notFound('id', 'case');
  const stale = refusalOfVersion('case', expectedVersion, before.version);
  if (stale !== null) return stale;
  const { status } = before;
  if (MOVES[status][move] === undefined) return illegalMove('case', move, status, allowedMoves(status));
  const moved = await make(before, momentOf(before, now));
  if ('refused' in moved) return moved;
  const saidBySource = lastWordOn(before);
  const after = { ...before, ...moved, saidBySource, version: before.version + 1 };
  await updateCase(db, after, now);
  const { customerId } = before;
  return { done: { prefix: caseName.prefix, id, customerId, before, after } };
}
