import type { Id } from '../../kernel/id';
import { illegalMove, invalid, notFound, refusalOfVersion } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { ActRefusal } from './act-refusal';
import { lockAct, updateIdea, type StoredAct } from './act-write.repository';
import { advocacyActName, type IdeaRow } from './advocacy-act.type';
import { movesOfIdea, type ActMove, type IdeaMove } from './domain/act-moves';

/** What becomes of an idea. */
export interface IdeaDecision {
  readonly id: Id;
  readonly expectedVersion: number | null;
  readonly move: IdeaMove;
  /** When the customer was told; with `TELL`, this moment when null. */
  readonly toldAt: Date | null;
}

function decided(idea: IdeaRow, { move, toldAt }: IdeaDecision, now: Date): IdeaRow {
  if (move === 'TELL') return { ...idea, toldAt: toldAt ?? now };
  return { ...idea, state: move === 'ADOPT' ? 'ADOPTED' : 'DECLINED', decidedAt: now, toldAt };
}

/** Decides on an idea, or says that its customer was told what became of it. */
export const decideIdea =
  (decision: IdeaDecision): UseCase<ActRefusal> =>
  async ({ db, scope, now }) => {
    const { id, expectedVersion, move, toldAt } = decision;
    const before = await lockAct(db, scope, id);
    if (before?.idea == null) return notFound('id', 'idea');
    const stale = refusalOfVersion('idea', expectedVersion, before.version);
    if (stale !== null) return stale;
    const { standing, allowed } = movesOfIdea(before.idea);
    if (!allowed.includes(move)) return illegalMove<ActMove>('idea', move, standing, allowed);
    if (toldAt !== null && (toldAt > now || toldAt < (before.idea.decidedAt ?? now)))
      return invalid('toldAt', '"toldAt" must not lie ahead, nor before the decision.');
    const idea = decided(before.idea, decision, now);
    const after: StoredAct = { ...before, idea, version: before.version + 1 };
    await updateIdea(db, after, idea, now);
    const { customerId } = before;
    return { done: { prefix: advocacyActName.prefix, id, customerId, before, after } };
  };
