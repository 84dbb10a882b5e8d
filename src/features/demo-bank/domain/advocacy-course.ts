import { RECOMMENDED_WITHIN_DAYS } from '../../advocacy/domain/stage';
import type { Evidence, Standing } from './advocacy';
import { DAY } from './calendar';
import type { Random } from './random';

/** What brought a customer to where they stand, besides their answers and broken promises. Times in UTC milliseconds. */
export interface Course {
  /** When they recommended the bank, the earliest first. */
  readonly recommendedAt: readonly number[];
  /** When they were in the VIP programme; null: never. */
  readonly vip: { readonly from: number; readonly to: number | null } | null;
}

/** Promoters who were advocates once: those who were let down since, and those whose deed is too long ago. */
const LAPSED = { letDown: 0.4, faded: 0.3, wasVip: 0.5 } as const;
/** An advocate has recommended the bank within this time before the bank is seen. */
const RECENT = 330 * DAY;
const MOST_FURTHER_ACTS = 4;

function between(random: Random, from: number, to: number): number {
  return from + 1 + Math.floor(random.next() * Math.max(0, to - from - 2));
}

/** A promoter who was an advocate for a while: when that began, and when it ended. Null for all others. */
function drawLapse(
  random: Random,
  { lastNps, brokenAt }: Evidence,
  { stage, eagerness }: Standing,
  asOf: number,
): { readonly from: number; readonly to: number } | null {
  if (stage !== 'PROMOTER' || lastNps === null) return null;
  const saidAt = lastNps.at;
  const lastBrokenAt = Math.max(...brokenAt);
  if (lastBrokenAt > saidAt + DAY && eagerness < LAPSED.letDown)
    return { from: between(random, saidAt, lastBrokenAt), to: lastBrokenAt };
  const from = between(random, saidAt, saidAt + 30 * DAY);
  const fadedAt = from + RECOMMENDED_WITHIN_DAYS * DAY;
  return fadedAt >= asOf || eagerness < 1 - LAPSED.faded ? null : { from, to: fadedAt };
}

/** Recommendations of an advocate of today: the first, some within the last year, more of who is eager; of a VIP only if they are a champion. */
function drawRecommendations(
  random: Random,
  { stage, eagerness, isVip }: Standing,
  actedAt: number,
  asOf: number,
): number[] {
  const times = [actedAt];
  const recentFrom = Math.max(actedAt, asOf - RECENT);
  const isChampion = stage === 'CHAMPION';
  const further = isVip && !isChampion ? 0 : Math.floor(eagerness * MOST_FURTHER_ACTS) + Number(isChampion);
  if (actedAt < asOf - RECENT) times.push(between(random, recentFrom, asOf));
  for (let index = 0; index < further; index += 1) times.push(between(random, recentFrom, asOf));
  return times.sort((one, other) => one - other);
}

/** What brought a customer to where they stand at `asOf` (UTC milliseconds). */
export function drawCourse(random: Random, evidence: Evidence, standing: Standing, asOf: number): Course {
  if (standing.actedAt === null) {
    const lapse = drawLapse(random, evidence, standing, asOf);
    if (lapse === null) return { recommendedAt: [], vip: null };
    const wasVip = random.chance(LAPSED.wasVip);
    const vip = wasVip ? { from: between(random, lapse.from, lapse.to), to: lapse.to } : null;
    return { recommendedAt: [lapse.from], vip };
  }
  const recommendedAt = drawRecommendations(random, standing, standing.actedAt, asOf);
  if (!standing.isVip) return { recommendedAt, vip: null };
  // Whoever recommends repeatedly joins after the second time.
  const from = between(random, recommendedAt[1] ?? standing.actedAt, asOf);
  return { recommendedAt, vip: { from, to: null } };
}
