export type Metric = 'NPS' | 'CSAT' | 'CES';

export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** How often a score was given. */
export interface ScoreCount {
  readonly score: number;
  readonly count: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Half of its width. */
  readonly margin: number;
}

/** What answers on one scale amount to. `figure` is null where the metric is not defined on that scale. */
export interface Score {
  readonly n: number;
  readonly mean: number;
  readonly promoters: number | null;
  readonly passives: number | null;
  readonly detractors: number | null;
  readonly topTwo: number | null;
  readonly easy: number | null;
  readonly figure: { readonly value: number; readonly ci95: Interval | null } | null;
}

export const DEFINITIONS: Readonly<Record<Metric, string>> = {
  NPS: 'Share of promoters (9 or 10) minus share of detractors (0 to 6) among the answers on the scale 0 to 10, in points from -100 to 100. 95 % interval: 1.96 · √((p + d − (p − d)²) / n) · 100 on either side.',
  CSAT: 'Share of the two highest scores of the scale among the answers on it, in per cent. 95 % interval: 1.96 · √(p · (1 − p) / n) · 100 on either side.',
  CES: 'Mean of the answers on its own scale, the highest being very easy. 95 % interval: 1.96 · s / √n on either side, s being the standard deviation of the sample.',
};

/** Of a normal distribution, 95 % lie within so many standard errors. */
const Z95 = 1.96;
const NPS_PROMOTER = 9;
const NPS_PASSIVE = 7;

function around(value: number, standardError: number): Interval {
  const margin = Z95 * standardError;
  return { low: value - margin, high: value + margin, margin };
}

function countOf(counts: readonly ScoreCount[], chosen: (score: number) => boolean): number {
  return counts.reduce((sum, { score, count }) => sum + (chosen(score) ? count : 0), 0);
}

/** A scale of more scores is not shown score by score. */
const WIDEST_SHOWN = 101;

/** How often each score of a scale was given, from the lowest on; null where the scale has too many. */
export function distributionOn({ min, max }: Scale, counts: readonly ScoreCount[]): number[] | null {
  const width = max - min + 1;
  if (width > WIDEST_SHOWN) return null;
  return Array.from({ length: width }, (_, index) => countOf(counts, (score) => score === min + index));
}

/** The lowest score that is easy: on 1 to 7 and 1 to 5 it is agreed, on other scales not. */
function easyFrom({ min, max }: Scale): number | null {
  if (min !== 1) return null;
  return { 7: 5, 5: 4 }[max] ?? null;
}

function netPromoters(promoters: number, detractors: number, n: number): Score['figure'] {
  const [p, d] = [promoters / n, detractors / n];
  const value = ((promoters - detractors) / n) * 100;
  // Rounding may leave a hair below nothing where all answered alike.
  return { value, ci95: around(value, Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n) * 100) };
}

function satisfied(topTwo: number, n: number): Score['figure'] {
  const p = topTwo / n;
  const value = p * 100;
  return { value, ci95: around(value, Math.sqrt((p * (1 - p)) / n) * 100) };
}

/** One answer has no spread, and so no interval. */
function meanEffort(counts: readonly ScoreCount[], mean: number, n: number): Score['figure'] {
  const squares = counts.reduce((sum, { score, count }) => sum + count * (score - mean) ** 2, 0);
  return { value: mean, ci95: n < 2 ? null : around(mean, Math.sqrt(squares / (n - 1) / n)) };
}

/** What at least one answer to a metric, all on one scale, amounts to. */
export function scoreOf(metric: Metric, scale: Scale, counts: readonly ScoreCount[]): Score {
  const n = countOf(counts, () => true);
  const mean = counts.reduce((sum, { score, count }) => sum + score * count, 0) / n;
  const none = { n, mean, promoters: null, passives: null, detractors: null, topTwo: null, easy: null };
  if (metric === 'NPS') {
    if (scale.min !== 0 || scale.max !== 10) return { ...none, figure: null };
    const promoters = countOf(counts, (score) => score >= NPS_PROMOTER);
    const detractors = countOf(counts, (score) => score < NPS_PASSIVE);
    const passives = n - promoters - detractors;
    return { ...none, promoters, passives, detractors, figure: netPromoters(promoters, detractors, n) };
  }
  if (metric === 'CSAT') {
    const topTwo = countOf(counts, (score) => score >= scale.max - 1);
    return { ...none, topTwo, figure: satisfied(topTwo, n) };
  }
  const least = easyFrom(scale);
  const easy = least === null ? null : countOf(counts, (score) => score >= least);
  return { ...none, easy, figure: meanEffort(counts, mean, n) };
}
