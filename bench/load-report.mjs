// What was seen under load, and what of it is not as it should be.

import { say } from '../src/cli/prepare.mjs';
import { figure, markdownTable } from './report.mjs';

const MOST_LAG_MS = 50;
/** Of the last quarter beside the second. */
const MOST_GROWTH = 1.1;
/** A younger process still grows into what it needs. */
const SETTLED_MINUTES = 10;

const megabytes = (bytes) => figure(bytes / 1e6);

export const tellSample = ({ minutes, perSecond, rss }) =>
  say(`  ${minutes.toFixed(1)} min: ${figure(perSecond)} answers a second, ${megabytes(rss)} MB`);

export function tableOf({ scenarios, faults, lag, samples, heard }) {
  const rows = scenarios
    .toSorted((a, b) => b.requests - a.requests)
    .map(({ scenario, requests, p50, p99 }) => [scenario, String(requests), figure(p50), figure(p99)]);
  return [
    markdownTable([['scenario', 'answers', 'p50 ms', 'p99 ms'], ...rows]),
    '',
    `Errors: ${faults.length}. Event-loop lag p99: ${figure(lag)} ms. Memory: ${samples.map(({ rss }) => megabytes(rss)).join(', ')} MB. Subscriptions that heard: ${heard}.`,
  ].join('\n');
}

/** A sentence for each bound that does not hold. */
export function refusals({ faults, lag, samples, heard }, { subscriptions, minutes }) {
  const quarter = Math.floor(samples.length / 4);
  const mean = (some) => some.reduce((sum, { rss }) => sum + rss, 0) / some.length;
  const [second, last] = [mean(samples.slice(quarter, 2 * quarter)), mean(samples.slice(-quarter))];
  return [
    faults.length > 0 &&
      `${faults.length} errors, such as: ${[...new Set(faults)].slice(0, 3).join('\n    ')}`,
    heard < subscriptions && `${subscriptions - heard} of ${subscriptions} subscriptions heard nothing`,
    minutes >= SETTLED_MINUTES &&
      last > MOST_GROWTH * second &&
      `memory grew from ${megabytes(second)} MB in the second quarter to ${megabytes(last)} MB in the last`,
    lag > MOST_LAG_MS && `the event loop lags by ${figure(lag)} ms (p99), not by at most ${MOST_LAG_MS}`,
  ].filter((sentence) => sentence !== false);
}
