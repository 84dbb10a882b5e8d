import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import {
  illegalMove,
  invalid,
  notFound,
  refusalOfVersion,
  wordsOf,
  type ChangeRefusal,
} from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { agentById } from '../agents/agent.loaders';
import { allowedLoopMoves, ENDS, LOOP_MOVES, type LoopCourse, type LoopMove } from './domain/loop';
import { insertStep, lockLoop, updateLoop, type StoredLoop } from './survey-loop-write.repository';
import { surveyLoopName } from './survey-loop.type';

/** In characters. */
export const LONGEST_REASON = 500;

export type LoopRefusal = ChangeRefusal<LoopMove>;

/** Which loop, and as whoever asks has seen it. */
export interface MovedLoop {
  readonly id: Id;
  readonly expectedVersion: number | null;
}

interface Step {
  readonly move: LoopMove;
  readonly at: Date;
  readonly ownerId?: Id;
  readonly reason?: string;
}

/** How far a loop has got. */
export const courseOf = ({ steps, ownerId }: StoredLoop): LoopCourse => ({
  taken: steps.map(({ step }) => step),
  isOwned: ownerId !== null,
});

/** Takes a step of a loop that is held, and allows it. Given to somebody else, nothing new is done about it but that. */
export async function takeStep(
  { db, now, viewer }: RequestContext,
  loop: StoredLoop,
  { move, at, ownerId, reason }: Step,
): Promise<StoredLoop> {
  const step = { step: LOOP_MOVES[move], takenAt: at, takenById: viewer.agentId, reason: reason ?? null };
  const isNew = move !== 'ASSIGN' || loop.steps.length === 0;
  if (isNew) await insertStep(db, loop.id, step);
  const after: StoredLoop = {
    ...loop,
    ownerId: ownerId ?? loop.ownerId,
    closedAt: ENDS.includes(step.step) ? at : loop.closedAt,
    version: loop.version + 1,
    steps: isNew ? [...loop.steps, step] : loop.steps,
  };
  await updateLoop(db, after, now);
  return after;
}

/** What is to be done, and when; now, when null. */
type Told = Omit<Step, 'at'> & { readonly given: Date | null };

/** Moves a loop: holds it, sees that it is within reach, as expected, and may be moved so, and takes the step. */
async function moveLoop(
  within: RequestContext,
  { id, expectedVersion }: MovedLoop,
  { given, ...told }: Told,
): Promise<Result<Changed, LoopRefusal>> {
  const { db, loaders, now, scope } = within;
  const { move, ownerId } = told;
  const before = await lockLoop(db, scope, id);
  if (before === null) return notFound('id', 'loop');
  const stale = refusalOfVersion('loop', expectedVersion, before.version);
  if (stale !== null) return stale;
  const course = courseOf(before);
  const allowed = allowedLoopMoves(course);
  if (!allowed.includes(move)) return illegalMove('loop', move, course.taken.at(-1) ?? 'OPENED', allowed);
  const at = given ?? now;
  if (at > now) return invalid('at', '"at" must not lie ahead.');
  const last = before.steps.at(-1)?.takenAt ?? before.createdAt;
  if (at < last) return invalid('at', `"at" must not lie before what was done last: ${last.toISOString()}.`);
  if (ownerId !== undefined && (await loaders.load(agentById, ownerId)) === null)
    return notFound('owner', 'agent');
  const after = await takeStep(within, before, { ...told, at });
  const { prefix } = surveyLoopName;
  return { done: { prefix, id, customerId: before.customerId, before, after } };
}

/** Gives a loop to whoever is to see to it. */
export const assignLoop =
  (which: MovedLoop, ownerId: Id): UseCase<LoopRefusal> =>
  (within) =>
    moveLoop(within, which, { move: 'ASSIGN', given: null, ownerId });

/** Gives a loop up: nothing more is done about it. */
export const giveUpLoop =
  (which: MovedLoop, words: string): UseCase<LoopRefusal> =>
  async (within) => {
    const reason = wordsOf(words, LONGEST_REASON);
    if (reason === null)
      return invalid('reason', `"reason" must have 1 to ${String(LONGEST_REASON)} characters.`);
    return moveLoop(within, which, { move: 'GIVE_UP', given: null, reason });
  };

/** Takes one of the steps that tell when they were taken. */
export const stepInLoop =
  (
    which: MovedLoop,
    move: Exclude<LoopMove, 'ASSIGN' | 'GIVE_UP' | 'ASK_AGAIN'>,
    given: Date | null,
  ): UseCase<LoopRefusal> =>
  (within) =>
    moveLoop(within, which, { move, given });
