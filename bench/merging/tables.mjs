import { figure, markdownTable, median } from '../report.mjs';

const STEPS = [
  'way',
  'step',
  'statements',
  'transactions',
  'rows changed',
  'ms',
  'longest transaction ms',
  'database CPU ms',
  'clearing up, CPU ms',
  'log kB',
  'pages',
];
/** What is told of reads, whatever is compared. */
export const READ_HEAD = [
  'read',
  'statements',
  'rows read',
  'pages',
  'from disk',
  'database CPU ms',
  'p50 ms',
];
const READS = ['whose', 'facts found by', ...READ_HEAD];

/** Medians over the runs of each step. */
export function stepsTable(steps) {
  const groups = new Map();
  for (const run of steps) {
    const key = `${run.way} ${run.step}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  const lines = [...groups.values()].map((runs) => {
    const middle = (metric) => median(runs.map((run) => run[metric]));
    return [
      runs[0].way,
      runs[0].step,
      ...['statements', 'transactions', 'rowsChanged'].map((metric) => String(Math.round(middle(metric)))),
      ...['milliseconds', 'longestMs', 'databaseCpuMs', 'clearingCpuMs'].map((metric) =>
        figure(middle(metric)),
      ),
      figure(middle('logBytes') / 1024),
      figure(middle('pages')),
    ];
  });
  return markdownTable([STEPS, ...lines]);
}

export function readsTable(reads) {
  const lines = reads.map((read) => [
    read.whose,
    read.owner,
    read.read,
    ...['statements', 'rowsRead', 'pages', 'pagesFromDisk', 'databaseCpuMs', 'p50Ms'].map((metric) =>
      figure(read[metric]),
    ),
  ]);
  return markdownTable([READS, ...lines]);
}
