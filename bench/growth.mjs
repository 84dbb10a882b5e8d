// The same question at several sizes of the bank: what grows with the bank, and what does not. Pure functions on figures.

import { figure, markdownTable } from './report.mjs';

/** Times the figure of the smallest bank: up to so much counts as flat. */
const FLAT = 1.5;
/**
 * What must not grow. Rows are exact; processor times are per request, and a neighbour on the machine disturbs them least. Left
 * out: the clock, which is the machine's whole load; pages, since a tree ten times as full may have one level more, a page for
 * every row that is looked up; statements, which cannot grow.
 */
const MUST_BE_FLAT = ['serverCpuMs', 'databaseCpuMs', 'rowsRead'];
/** Card and search as they are comparable in banks of any size (README.md). */
const CHECKED = ['screen-pop', 'search', 'search-key'];

const NAMES = { serverCpuMs: 'server CPU', databaseCpuMs: 'database CPU', rowsRead: 'rows read' };

/** Results of one question and concurrency, the smallest bank first, where there are several sizes. */
function seriesOf(results) {
  const series = new Map();
  for (const result of results) {
    const key = `${result.shape} ${result.concurrency}`;
    series.set(key, [...(series.get(key) ?? []), result]);
  }
  return [...series.values()]
    .map((own) => own.toSorted((a, b) => a.customers - b.customers))
    .filter((own) => own.at(-1).customers > own[0].customers);
}

/** As seen in the same rounds; where the sizes were measured apart, of the medians. */
function times(result, smallest, metric, side = 'ours') {
  const together = side === 'ours' ? result.summary.growth?.[metric] : undefined;
  return together?.median ?? result.summary[side][metric] / smallest.summary[side][metric];
}

const growing = (result, smallest) => MUST_BE_FLAT.filter((metric) => times(result, smallest, metric) > FLAT);

const HEAD = [
  'question',
  'at once',
  'customers',
  'server CPU ms',
  'database CPU ms',
  'statements',
  'rows read',
  'the floor’s',
  'pages',
  'from disk',
  'p50 ms',
  'p99 ms',
  'bytes',
  'rows per candidate',
  'within 1.5 ×',
];

function line(result, smallest) {
  const { shape, concurrency, customers, candidates, summary } = result;
  const withTimes = (metric, side = 'ours') => {
    const own = figure(summary[side][metric]);
    return result === smallest ? own : `${own} (× ${times(result, smallest, metric, side).toFixed(2)})`;
  };
  const grown = growing(result, smallest).map((metric) => NAMES[metric]);
  return [
    shape,
    String(concurrency),
    String(customers),
    withTimes('serverCpuMs'),
    withTimes('databaseCpuMs'),
    figure(summary.ours.statements),
    withTimes('rowsRead'),
    withTimes('rowsRead', 'floor'),
    withTimes('pages'),
    figure(summary.ours.pagesFromDisk),
    withTimes('p50Ms'),
    withTimes('p99Ms'),
    withTimes('bytes'),
    candidates === undefined ? '' : `${figure(summary.ours.rowsRead / candidates)} × ${figure(candidates)}`,
    result === smallest ? '' : grown.length === 0 ? 'yes' : `no: ${grown.join(', ')}`,
  ];
}

/** Ours at each size, with how many times the figure of the smallest it is; null where there is only one size. */
export function growthTable(results) {
  const series = seriesOf(results);
  if (series.length === 0) return null;
  return markdownTable([HEAD, ...series.flatMap((own) => own.map((result) => line(result, own[0])))]);
}

/** What --check fails for: a sentence for each figure of card or search that the largest bank makes grow, asked one at a time. */
export function refusals(results) {
  const fewest = Math.min(...results.map(({ concurrency }) => concurrency));
  return seriesOf(results)
    .filter(([{ shape, concurrency }]) => CHECKED.includes(shape) && concurrency === fewest)
    .flatMap((own) => {
      const [smallest, largest] = [own[0], own.at(-1)];
      return growing(largest, smallest).map(
        (metric) =>
          `${largest.shape}: ${NAMES[metric]} is ${times(largest, smallest, metric).toFixed(2)} times that of ${smallest.customers} customers with ${largest.customers}; up to ${FLAT} is flat.`,
      );
    });
}
