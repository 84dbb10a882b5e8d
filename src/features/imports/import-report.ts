import type { ImportOutcome, ImportProgress } from './import-options';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Too little has been read to tell how long the rest takes. */
const SHARE_TO_TELL = 0.01;

function rate(rows: number, seconds: number): string {
  return number.format(Math.round(rows / Math.max(seconds, 0.001)));
}

/** Seconds as people say them: `45 s`, `3 min 20 s`, `2 h 5 min`. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${String(minutes)} min ${String(whole % 60)} s`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}

/** What a process has done of an import. */
export interface Pace {
  /** Since it began with this phase. */
  readonly seconds: number;
  /** Where it began: not at 0 when it goes on with an import that was broken off. */
  readonly from: { readonly rows: number; readonly share: number };
}

const PHASES = { LOOKING_THROUGH: 'looked through', BRINGING_IN: '' } as const;

/** One line for somebody who waits. */
export function progressLine({ counts, phase, share }: ImportProgress, { seconds, from }: Pace): string {
  const rejected = counts.rejected === 0 ? '' : `, ${number.format(counts.rejected)} rejected`;
  const done = share - from.share;
  const left = done < SHARE_TO_TELL ? '' : `, ${duration((seconds / done) * (1 - share))} left`;
  const rows = `${number.format(counts.read)} rows ${PHASES[phase]}`.trim();
  return `  … ${number.format(Math.floor(share * 100))} %: ${rows}${rejected}, ${rate(counts.read - from.rows, seconds)} rows/s${left}`;
}

/** What an import did, for people. `rows` are those of this process. */
export function summary(
  outcome: ImportOutcome,
  { seconds, rows, rejects }: { readonly seconds: number; readonly rows: number; readonly rejects: string },
): string {
  const skipped = [...outcome.skipped].map(
    ([because, count]) => `  skipped    ${number.format(count)} (${because})`,
  );
  const where = outcome.rejected === 0 ? '' : ` (see ${rejects})`;
  const unseen = outcome.unseenColumns.map(
    (name) => `  No row has a "${name}", which the mapping reads. Is it spelt so?`,
  );
  return [
    `  read       ${number.format(outcome.read)}`,
    `  inserted   ${number.format(outcome.inserted)}`,
    `  updated    ${number.format(outcome.updated)}`,
    `  unchanged  ${number.format(outcome.unchanged)}`,
    ...skipped,
    `  rejected   ${number.format(outcome.rejected)}${where}`,
    ...(outcome.endedBecause === null ? [] : [`  ${outcome.status.toLowerCase()}: ${outcome.endedBecause}`]),
    ...unseen,
    `  in ${number.format(seconds)} s, ${rate(rows, seconds)} rows/s`,
  ].join('\n');
}
