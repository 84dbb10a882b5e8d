import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const sorted = (values) => [...values].sort((a, b) => a - b);

export const percentile = (values, share) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

export function median(values) {
  const inOrder = sorted(values);
  const middle = Math.floor(inOrder.length / 2);
  return inOrder.length % 2 === 1 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}

const METRICS = [
  'serverCpuMs',
  'databaseCpuMs',
  'statements',
  'rowsRead',
  'pages',
  'pagesFromDisk',
  'p50Ms',
  'p99Ms',
  'bytes',
];
const RATIOS = ['serverCpuMs', 'databaseCpuMs', 'p50Ms', 'p99Ms'];

const mapOf = (names, value) => Object.fromEntries(names.map((name) => [name, value(name)]));

/**
 * Medians over the rounds of each side, and of what one round gives for ours over the floor, with the least and the greatest;
 * `growth`: the same for ours over that of the smallest bank, where that was asked in the same rounds.
 */
export function summarise(rounds) {
  const side = (name) => mapOf(METRICS, (metric) => median(rounds.map((round) => round[name][metric])));
  const over = (name) => (metric) => {
    const ratios = rounds.map((round) => round.ours[metric] / round[name][metric]);
    return { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
  };
  return {
    ours: side('ours'),
    floor: side('floor'),
    ratio: mapOf(RATIOS, over('floor')),
    ...(rounds[0].smallest ? { growth: mapOf(METRICS, over('smallest')) } : {}),
  };
}

export const figure = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const HEAD = [
  'question',
  'customers',
  'at once',
  'server CPU ms: ours / floor',
  'ratio',
  'database CPU ms',
  'ratio',
  'statements',
  'rows read',
  'pages',
  'from disk',
  'p50 ms',
  'p99 ms',
  'bytes',
];

function line({ shape, customers, concurrency, summary: { ours, floor, ratio } }) {
  const both = (metric) => `${figure(ours[metric])} / ${figure(floor[metric])}`;
  const spread = ({ median: middle, least, greatest }) =>
    `${middle.toFixed(2)} (${least.toFixed(2)}–${greatest.toFixed(2)})`;
  return [
    shape,
    String(customers),
    String(concurrency),
    both('serverCpuMs'),
    spread(ratio.serverCpuMs),
    both('databaseCpuMs'),
    spread(ratio.databaseCpuMs),
    both('statements'),
    both('rowsRead'),
    both('pages'),
    both('pagesFromDisk'),
    both('p50Ms'),
    both('p99Ms'),
    figure(ours.bytes),
  ];
}

export const tableOf = (results) => markdownTable([HEAD, ...results.map(line)]);

/** Lines of cells, the head first, as a table of Markdown whose columns are also straight in a terminal. */
export function markdownTable(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const row = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [row(lines[0]), rule, ...lines.slice(1).map(row)].join('\n');
}

/** Gives what writes everything that was measured into one new file, again after each size, and gives the file. */
export function openResults(folder, name, options) {
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replace(/[:.]/g, '-')}-${name}.json`);
  const machine = {
    processors: cpus().map(({ model }) => model),
    memoryBytes: totalmem(),
    node: process.version,
  };
  return ({ databaseVersion, results }) => {
    const figures = { at, machine: { ...machine, database: databaseVersion }, options, results };
    writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
    return file;
  };
}
