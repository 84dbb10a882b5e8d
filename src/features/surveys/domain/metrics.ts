/** What surveys measure. */
export type Metric = 'NPS' | 'CSAT' | 'CES';

export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** The scales that each metric may be asked on. NPS has one by its definition. */
export const ALLOWED_SCALES: Readonly<Record<Metric, readonly Scale[]>> = {
  NPS: [{ min: 0, max: 10 }],
  CSAT: [
    { min: 1, max: 5 },
    { min: 1, max: 7 },
    { min: 1, max: 10 },
  ],
  CES: [
    { min: 1, max: 7 },
    { min: 1, max: 5 },
  ],
};

/** The highest answer of a detractor. */
const DETRACTOR_TO = 6;

/** Whether an answer is a low one, which somebody must see to: that of a detractor; of other metrics one below the middle of its scale. */
export function isLow(metric: Metric, score: number, { min, max }: Scale): boolean {
  const [nps] = ALLOWED_SCALES.NPS;
  if (metric === 'NPS' && min === nps?.min && max === nps.max) return score <= DETRACTOR_TO;
  return score < (min + max) / 2;
}
