import { saidBy, type Recommendation, type Recommended } from './evidence';

/** From least to most. */
export const STAGES = ['UNKNOWN', 'DETRACTOR', 'PASSIVE', 'PROMOTER', 'ADVOCATE', 'CHAMPION'] as const;
export type Stage = (typeof STAGES)[number];

/** Why a stage changes. Of what happens in the same millisecond the first is the reason. */
export const REASONS = [
  'PROMISE_BROKEN',
  'ANSWERED',
  'RECOMMENDED',
  'JOINED_VIP',
  'LEFT_VIP',
  'FADED',
  'CORRECTED',
] as const;
export type ChangeReason = (typeof REASONS)[number];

/** All that the stage of a customer hangs on, in any order. */
export interface StageFacts {
  /** Their answers to "would you recommend us?". */
  readonly answers: readonly Recommendation[];
  /** How they recommended the bank. */
  readonly recommended: readonly Recommended[];
  /** When promises to them were broken. */
  readonly brokenAt: readonly Date[];
  /** When they were in the VIP programme. */
  readonly memberships: readonly { readonly from: Date; readonly to: Date | null }[];
}

export interface StageMove {
  readonly from: Stage;
  readonly to: Stage;
  readonly reason: ChangeReason;
  readonly at: Date;
}

/** Who recommended the bank is an advocate for so many days. The operator's assumption. */
export const RECOMMENDED_WITHIN_DAYS = 365;

const WITHIN_MS = RECOMMENDED_WITHIN_DAYS * 86_400_000;

/** What is so at a moment. */
interface Standing {
  /** What they said last. Who said that they would recommend, and was let down since, is passive until they say it anew. */
  readonly said: 'PROMOTER' | 'PASSIVE' | 'DETRACTOR' | null;
  /** Within the time that counts, and since they were last let down or said that they would not. */
  readonly recommendations: number;
  readonly isVip: boolean;
}

/** What each stage asks for; the first one whose needs are met is the stage. */
const RULES: readonly ({ readonly stage: Stage } & Partial<Standing>)[] = [
  { stage: 'CHAMPION', recommendations: 2, isVip: true },
  { stage: 'ADVOCATE', recommendations: 1 },
  { stage: 'PROMOTER', said: 'PROMOTER' },
  { stage: 'PASSIVE', said: 'PASSIVE' },
  { stage: 'DETRACTOR', said: 'DETRACTOR' },
];

/** The latest of some moments by then; the beginning of time when there is none. */
function latestOf(times: readonly number[]): number {
  return times.reduce((last, time) => Math.max(last, time), -Infinity);
}

/** So many count at a moment, of those that were done after another. */
function countRecommended(recommended: readonly Recommended[], after: number, at: number): number {
  const counting = recommended.filter((one) => one.at.getTime() > after && one.at.getTime() <= at);
  const alone = counting.filter(({ countsAloneFrom: from }) => from !== null && from.getTime() <= at).length;
  return counting.length > alone ? alone + 1 : alone;
}

function standingAt({ answers, recommended, brokenAt, memberships }: StageFacts, at: number): Standing {
  const said = answers.flatMap((answer) => {
    const time = answer.answeredAt.getTime();
    const what = saidBy(answer);
    return what === null || time > at ? [] : [{ what, time }];
  });
  const last = said.reduce<(typeof said)[number] | null>(
    (latest, one) => (latest === null || one.time >= latest.time ? one : latest),
    null,
  );
  const brokenLast = latestOf(brokenAt.map((time) => time.getTime()).filter((time) => time <= at));
  const refusedLast = latestOf(said.flatMap(({ what, time }) => (what === 'DETRACTOR' ? [time] : [])));
  const isDemoted = last?.what === 'PROMOTER' && last.time <= brokenLast;
  return {
    said: isDemoted ? 'PASSIVE' : (last?.what ?? null),
    recommendations: countRecommended(recommended, Math.max(brokenLast, refusedLast, at - WITHIN_MS), at),
    isVip: memberships.some(({ from, to }) => from.getTime() <= at && (to === null || to.getTime() > at)),
  };
}

/** Where a customer stands at a moment, by what is known of them now. */
export function stageAt(facts: StageFacts, at: Date): Stage {
  const standing = standingAt(facts, at.getTime());
  const rule = RULES.find(
    ({ said = standing.said, recommendations = 0, isVip = standing.isVip }) =>
      standing.said === said && standing.recommendations >= recommendations && standing.isVip === isVip,
  );
  return rule?.stage ?? 'UNKNOWN';
}

interface Turn {
  readonly time: number;
  readonly reason: ChangeReason;
}

/** Every moment at which the stage may change, with the reason for which it would, in the order of time. */
function turnsOf({ answers, recommended, brokenAt, memberships }: StageFacts): Turn[] {
  const turns: readonly (readonly [ChangeReason, readonly (Date | null)[]])[] = [
    ['PROMISE_BROKEN', brokenAt],
    ['ANSWERED', answers.map(({ answeredAt }) => answeredAt)],
    ['RECOMMENDED', recommended.flatMap(({ at, countsAloneFrom }) => [at, countsAloneFrom])],
    ['JOINED_VIP', memberships.map(({ from }) => from)],
    ['LEFT_VIP', memberships.map(({ to }) => to)],
    ['FADED', recommended.map(({ at }) => new Date(at.getTime() + WITHIN_MS))],
  ];
  return turns
    .flatMap(([reason, times]) =>
      times.flatMap((time) => (time === null ? [] : [{ time: time.getTime(), reason }])),
    )
    .sort(
      (one, other) => one.time - other.time || REASONS.indexOf(one.reason) - REASONS.indexOf(other.reason),
    );
}

/** How a stage changed within a time, if it was `stage` when that began. */
function movesWithin(facts: StageFacts, stage: Stage, after: number, until: number): StageMove[] {
  const moves: StageMove[] = [];
  for (const { time, reason } of turnsOf(facts)) {
    if (time <= after || time > until) continue;
    const from = moves.at(-1)?.to ?? stage;
    const at = new Date(time);
    const to = stageAt(facts, at);
    if (to !== from) moves.push({ from, to, reason, at });
  }
  return moves;
}

/** How a customer came to where they stand, had everything been known in time; the earliest first. */
export function historyOf(facts: StageFacts, now: Date): StageMove[] {
  return movesWithin(facts, 'UNKNOWN', -Infinity, now.getTime());
}

/** Where a customer stood when somebody last looked. */
export interface SeenStage {
  readonly stage: Stage;
  /** Of the last move. */
  readonly since: Date;
  readonly lookedAt: Date;
}

/**
 * How the stage changed since somebody last looked; null: nobody did. What happened since then is dated when it happened; what was not known
 * then, or is told otherwise now, is one move of this moment, for the reason that now leads there.
 */
export function movesSince(seen: SeenStage | null, facts: StageFacts, now: Date): StageMove[] {
  if (seen === null) return historyOf(facts, now);
  const { stage: from, since, lookedAt } = seen;
  const seenAt = since > lookedAt ? since : lookedAt;
  if (seenAt <= now && stageAt(facts, seenAt) === from)
    return movesWithin(facts, from, seenAt.getTime(), now.getTime());
  const to = stageAt(facts, now);
  if (to === from) return [];
  const last = historyOf(facts, now).at(-1);
  const reason = last?.to === to && isFor(last.reason, from, to) ? last.reason : 'CORRECTED';
  // Of two moves the later one is later, however close they are.
  return [{ from, to, reason, at: new Date(Math.max(now.getTime(), since.getTime() + 1)) }];
}

/** Nobody comes up by what only takes down, or down by what only brings up. */
function isFor(reason: ChangeReason, from: Stage, to: Stage): boolean {
  const isUp = STAGES.indexOf(to) > STAGES.indexOf(from);
  if (reason === 'RECOMMENDED' || reason === 'JOINED_VIP') return isUp;
  return reason === 'ANSWERED' || !isUp;
}

/** When the stage changes next, if nothing new becomes known; null: never. */
export function stageHoldsUntil(facts: StageFacts, now: Date): Date | null {
  const [next] = movesWithin(facts, stageAt(facts, now), now.getTime(), Infinity);
  return next?.at ?? null;
}
