import { stageOfAnswer, type Evidence, type Standing } from './advocacy';
import type { AdvocacyStage, ChangeReason } from './advocacy-rows';
import { DAY } from './calendar';
import type { Random } from './random';

/** A change of stage, at that time (UTC milliseconds). */
export interface Change {
  readonly from: AdvocacyStage;
  readonly to: AdvocacyStage;
  readonly reason: ChangeReason;
  readonly at: number;
}

/** How a customer came to where they stand. Times in UTC milliseconds. */
export interface Course {
  /** The earliest first; the last one leads to the stage of today. */
  readonly changes: readonly Change[];
  /** When they recommended the bank, the earliest first. */
  readonly recommendedAt: readonly number[];
  /** When they were in the VIP programme; null: never. */
  readonly vip: { readonly from: number; readonly to: number | null } | null;
}

/** Promoters who were advocates once: those who were let down since, and those whose deed is too long ago. */
const LAPSED = { letDown: 0.4, faded: 0.3, wasVip: 0.5 } as const;
const YEAR_DAYS = 365;
/** An advocate has recommended the bank within this time before the bank is seen. */
const RECENT = 330 * DAY;
const MOST_FURTHER_ACTS = 4;

type Move = Omit<Change, 'from'>;

/** Moves in the order of time, without those that lead to where one is already. */
function chain(moves: readonly Move[]): Change[] {
  const changes: Change[] = [];
  let stage: AdvocacyStage = 'UNKNOWN';
  for (const move of [...moves].sort((one, other) => one.at - other.at)) {
    if (move.to === stage) continue;
    changes.push({ from: stage, ...move });
    stage = move.to;
  }
  return changes;
}

function between(random: Random, from: number, to: number): number {
  return from + 1 + Math.floor(random.next() * Math.max(0, to - from - 2));
}

/** A promoter who was an advocate for a while: when that began, and when and why it ended. Null for all others. */
function drawLapse(
  random: Random,
  { lastNps, lastBrokenAt }: Evidence,
  { stage, eagerness }: Standing,
  asOf: number,
): { readonly from: number; readonly end: Move } | null {
  if (stage !== 'PROMOTER' || lastNps === null) return null;
  const saidAt = lastNps.at;
  if (lastBrokenAt !== null && lastBrokenAt > saidAt + DAY && eagerness < LAPSED.letDown) {
    const end: Move = { to: 'PROMOTER', reason: 'PROMISE_BROKEN', at: lastBrokenAt };
    return { from: between(random, saidAt, lastBrokenAt), end };
  }
  const from = between(random, saidAt, saidAt + 30 * DAY);
  const fadedAt = from + YEAR_DAYS * DAY;
  if (fadedAt >= asOf || eagerness < 1 - LAPSED.faded) return null;
  return { from, end: { to: 'PROMOTER', reason: 'FADED', at: fadedAt } };
}

/** Recommendations of an advocate of today: the first, some within the last year, more of who is eager. */
function drawRecommendations(
  random: Random,
  { stage, eagerness }: Standing,
  actedAt: number,
  asOf: number,
): number[] {
  const times = [actedAt];
  const recentFrom = Math.max(actedAt, asOf - RECENT);
  const further = Math.floor(eagerness * MOST_FURTHER_ACTS) + Number(stage === 'CHAMPION');
  if (actedAt < asOf - RECENT) times.push(between(random, recentFrom, asOf));
  for (let index = 0; index < further; index += 1) times.push(between(random, recentFrom, asOf));
  return times.sort((one, other) => one - other);
}

/** How a customer came to where they stand at `asOf` (UTC milliseconds). */
export function drawCourse(random: Random, evidence: Evidence, standing: Standing, asOf: number): Course {
  const moves = evidence.npsAnswers.map(({ score, at }): Move => {
    return { to: stageOfAnswer(score), reason: 'ANSWERED', at };
  });
  if (standing.actedAt === null) {
    const lapse = drawLapse(random, evidence, standing, asOf);
    if (lapse === null) return { changes: chain(moves), recommendedAt: [], vip: null };
    moves.push({ to: 'ADVOCATE', reason: 'RECOMMENDED', at: lapse.from }, lapse.end);
    const wasVip = random.chance(LAPSED.wasVip);
    const vip = wasVip ? { from: between(random, lapse.from, lapse.end.at), to: lapse.end.at } : null;
    return { changes: chain(moves), recommendedAt: [lapse.from], vip };
  }
  const recommendedAt = drawRecommendations(random, standing, standing.actedAt, asOf);
  moves.push({ to: 'ADVOCATE', reason: 'RECOMMENDED', at: standing.actedAt });
  if (!standing.isVip) return { changes: chain(moves), recommendedAt, vip: null };
  // Whoever recommends repeatedly joins after the second time.
  const from = between(random, recommendedAt[1] ?? standing.actedAt, asOf);
  if (standing.stage === 'CHAMPION') moves.push({ to: 'CHAMPION', reason: 'JOINED_VIP', at: from });
  return { changes: chain(moves), recommendedAt, vip: { from, to: null } };
}
