import type { GlobalId } from '../../kernel/global-id';
import { newId, type Id } from '../../kernel/id';
import type { Refusal, Result } from '../../kernel/result';
import type { Tx } from '../db/db';
import { isConnectionLost } from '../db/database-error';
import { rollBackTo, savePoint } from '../db/save-point';
import type { RequestContext } from '../graphql/context';
import { badUserInput, forbidden, graphError } from '../graphql/errors';
import { LoaderScope } from '../graphql/loader';
import { digestOf, digestOfInput } from './digest';
import { claimKey, keepOutcome, type KeyRow } from './mutation.repository';
import { LONGEST_KEY, type MutationInput } from './mutation.input';
import { recordChange, type Changed, type Deed } from './record-change';

const KEPT_FOR_MS = 24 * 3_600_000;
/** A transaction whose connection was lost is run so often in all. */
const ATTEMPTS = 3;

/** The request within one transaction: all that a use case reads and writes, by loaders too, is of it. */
export type UseCase<Refused> = (within: RequestContext) => Promise<Result<Changed, Refused>>;

/** The same of what is no change of a fact. Gives the id by which the answer is read. */
export type Work<Refused> = (within: RequestContext) => Promise<Result<Id, Refused>>;

/** What is asked for. */
export interface Asked {
  /** What is done, for the audit trail and whoever hears of it: `promise:keep`. */
  readonly action: string;
  readonly input: MutationInput;
  /** Global ids of what it is to be done to, or for. */
  readonly subjects: readonly GlobalId[];
  /** Why, where that is asked; left out, what the request says of itself. */
  readonly reason?: string;
}

/** One mutation on its way: the same however often its transaction is run. */
interface Run {
  readonly context: RequestContext;
  readonly key: KeyRow;
}

function withinTransaction(context: RequestContext, tx: Tx): RequestContext {
  const within: RequestContext = {
    ...context,
    db: { ...tx, transaction: () => Promise.reject(new Error('A use case is one transaction.')) },
    loaders: new LoaderScope(() => within),
  };
  return within;
}

/** Who has no key to repeat it by has one of this run alone, so that a commit whose answer was lost is found again. */
function keyOf({ input, action }: Asked, subjectId: string, runId: Id, now: Date): KeyRow {
  const { idempotencyKey, ...asked } = input;
  if (idempotencyKey === '' || (idempotencyKey?.length ?? 0) > LONGEST_KEY)
    throw badUserInput(`"input.idempotencyKey" must have 1 to ${String(LONGEST_KEY)} characters.`);
  return {
    digest: digestOf(idempotencyKey == null ? [runId] : [subjectId, idempotencyKey]),
    inputDigest: digestOfInput([action, asked]),
    outcome: null,
    expiresAt: new Date(now.getTime() + KEPT_FOR_MS),
  };
}

/** Does it, or finds what became of it before. A refused one leaves nothing but that it was refused. */
async function attempt<Refused>(
  tx: Tx,
  { context, key }: Run,
  work: Work<Refused>,
): Promise<Result<Id, Refused>> {
  const kept = await claimKey(tx, key);
  if (kept.outcome !== null && kept.expiresAt > context.now) {
    if (kept.inputDigest !== key.inputDigest)
      throw graphError(
        'IDEMPOTENCY_MISMATCH',
        'This idempotencyKey was used for something else. Make a new one.',
      );
    // Written by the line below alone, for the same mutation.
    return kept.outcome as Result<Id, Refused>;
  }
  await savePoint(tx);
  const outcome = await work(withinTransaction(context, tx));
  if ('refused' in outcome) await rollBackTo(tx);
  await keepOutcome(tx, { ...key, outcome });
  return outcome;
}

/** What somebody who changes something is named by in the records. Who has a role has a name for them too. */
function nameOf({ viewer }: RequestContext): string {
  if (viewer.subjectId === null) throw forbidden();
  return viewer.subjectId;
}

/**
 * The way of every mutation (docs/adr/0016-the-contract-of-a-mutation.md): on record, then one transaction, run as a whole again when it
 * lost a race or its connection; asked again with its key it is not run, and ends as before. This of what is no change of a customer's
 * facts, and told to nobody.
 */
export async function runOnce<Refused extends Refusal<string>>(
  context: RequestContext,
  asked: Asked,
  work: Work<Refused>,
  runId = newId(),
): Promise<Result<Id, Refused>> {
  const { audit, db, now, viewer } = context;
  const { action, subjects, reason = context.reason } = asked;
  const run: Run = { context, key: keyOf(asked, nameOf(context), runId, now) };
  await audit.record({ viewer, action, at: now, reason, subjects });
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      const outcome = await db.transaction((tx) => attempt(tx, run, work));
      // What was read before may have changed by it.
      context.loaders.forgetAll();
      return outcome;
    } catch (error) {
      if (left === 0 || !isConnectionLost(error)) throw error;
    }
  }
}

/** The same of what changes facts: written down and told by the same commit. Gives the id of what was changed. */
export async function runMutation<Refused extends Refusal<string>>(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<Refused>,
): Promise<Result<Id, Refused>> {
  const { requestId, now: at } = context;
  const changeId = newId();
  const deed: Deed = { action: asked.action, changeId, subjectId: nameOf(context), requestId, at };
  const work: Work<Refused> = async (within) => {
    const result = await useCase(within);
    if ('refused' in result) return result;
    const { done } = result;
    if (done.before !== done.after) await recordChange(within.db, deed, done);
    return { done: done.id };
  };
  return runOnce(context, { ...asked, subjects: [...asked.subjects, `chg_${changeId}`] }, work, changeId);
}
