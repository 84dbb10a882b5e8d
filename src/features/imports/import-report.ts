import type { ImportCounts, ImportProgress } from './import-file';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

function rate(rows: number, seconds: number): string {
  return number.format(Math.round(rows / Math.max(seconds, 0.001)));
}

/** One line for somebody who waits. */
export function progressLine({ counts, share }: ImportProgress, seconds: number): string {
  const rejected = counts.rejected === 0 ? '' : `, ${number.format(counts.rejected)} rejected`;
  return `  … ${number.format(Math.floor(share * 100))} %: ${number.format(counts.read)} rows${rejected}, ${rate(counts.read, seconds)} rows/s`;
}

/** What an import did, for people. */
export function summary(counts: Readonly<ImportCounts>, seconds: number, rejects: string): string {
  const skipped = [...counts.skipped].map(
    ([because, count]) => `  skipped    ${number.format(count)} (${because})`,
  );
  const where = counts.rejected === 0 ? '' : ` (see ${rejects})`;
  return [
    `  read       ${number.format(counts.read)}`,
    `  inserted   ${number.format(counts.inserted)}`,
    `  updated    ${number.format(counts.updated)}`,
    `  unchanged  ${number.format(counts.unchanged)}`,
    ...skipped,
    `  rejected   ${number.format(counts.rejected)}${where}`,
    `  in ${number.format(seconds)} s, ${rate(counts.read, seconds)} rows/s`,
  ].join('\n');
}
