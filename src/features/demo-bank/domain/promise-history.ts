import type { Bank } from './bank';
import { DAY } from './calendar';
import type { PromiseChangeRow } from './contact-rows';
import { EVIDENCE } from './data/promise-texts';
import { idBeside } from './ids';
import { textIn } from './language';
import type { Random } from './random';
import type { Facts, PromiseRow } from './rows';

/** Of promises so many are put off with the customer’s knowledge; of broken ones, so many without it. */
const SHARE = { renegotiated: 0.12, putOffSilently: 0.3, evidence: 0.7 } as const;
const PUT_OFF_DAYS = 7;

interface NewDate {
  readonly at: number;
  readonly formerDueAt: number;
  readonly newDueAt: number;
  readonly isTold: boolean;
}

function changeRow(random: Random, promise: PromiseRow, { at, isTold, ...dates }: NewDate): PromiseChangeRow {
  const { sourceId, externalId, sourceProfileId, customerId, id: promiseId } = promise;
  const time = new Date(at);
  return {
    id: idBeside(random, promiseId),
    sourceId,
    externalId: `${externalId}-R1`,
    sourceProfileId,
    customerId,
    promiseId,
    at: time,
    formerDueAt: new Date(dates.formerDueAt),
    newDueAt: new Date(dates.newDueAt),
    toldAt: isTold ? time : null,
    toldHow: isTold ? promise.toldHow : null,
    agentId: promise.ownerId,
    createdAt: time,
    updatedAt: time,
  };
}

/** How the date of a promise was changed, if it was: the date of the row is the last that the customer was told. */
function drawNewDate(random: Random, { madeAt, dueAt, state }: PromiseRow): NewDate | null {
  const [made, due] = [madeAt.getTime(), dueAt.getTime()];
  const within = (from: number, to: number) => from + Math.floor((to - from) * random.next());
  if (state === 'BROKEN' && random.chance(SHARE.putOffSilently)) {
    return { at: within(made, due), formerDueAt: due, newDueAt: due + PUT_OFF_DAYS * DAY, isTold: false };
  }
  if (!random.chance(SHARE.renegotiated)) return null;
  const former = within(made + (due - made) / 3, due);
  return { at: within(made, former), formerDueAt: former, newDueAt: due, isTold: true };
}

/** Adds a promise, with what shows that it was kept, and how its date was changed. */
export function addPromise(
  bank: Bank,
  random: Random,
  promise: PromiseRow,
  language: string,
  facts: Facts,
): void {
  const isKept = promise.state === 'KEPT' || promise.state === 'KEPT_LATE';
  const evidence = isKept && random.chance(SHARE.evidence) ? textIn(language, random.pick(EVIDENCE)) : null;
  const drawn = drawNewDate(random, promise);
  const until = promise.settledAt?.getTime() ?? bank.asOf;
  const change = drawn !== null && drawn.at < until ? changeRow(random, promise, drawn) : null;
  if (change !== null) facts.promiseChanges.push(change);
  const updatedAt = promise.settledAt ?? change?.at ?? promise.updatedAt;
  facts.promises.push({ ...promise, evidence, updatedAt });
}
