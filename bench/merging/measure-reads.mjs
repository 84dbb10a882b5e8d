import { say } from '../../src/cli/prepare.mjs';
import { percentile } from '../report.mjs';
import { OWNERS, readCard, readTimeline } from './reads.mjs';

const READS = { card: readCard, 'timeline, page 1': readTimeline };

/**
 * Card and first page of these customers in turn, so often; each once before it counts, unless the first time is what is asked.
 * `owner`: how their facts are found.
 */
export async function measureReads(rows, counters, ids, count, { whose, owner, isCold = false }) {
  const measured = [];
  for (const [read, readOne] of Object.entries(READS)) {
    const shown = [];
    if (!isCold) for (const id of ids) shown.push(await readOne(rows, id, OWNERS[owner]));
    const { result, ...counted } = await counters.measure(undefined, async () => {
      const milliseconds = [];
      for (let done = 0; done < count; done += 1) {
        const began = performance.now();
        await readOne(rows, ids[done % ids.length], OWNERS[owner]);
        milliseconds.push(performance.now() - began);
      }
      return milliseconds;
    });
    const each = Object.fromEntries(Object.entries(counted).map(([name, sum]) => [name, sum / count]));
    measured.push({
      whose,
      owner,
      read,
      ...each,
      p50Ms: percentile(result, 0.5),
      shown: JSON.stringify(shown),
    });
  }
  say(`  read: ${whose}, ${owner}`);
  return measured;
}

/** Whatever the way, the same is shown. */
export function refuseDifferentReads(reads) {
  const first = new Map();
  for (const { whose, owner, read, shown } of reads) {
    const key = `${read} of ${whose}`;
    if (!first.has(key)) first.set(key, shown);
    if (first.get(key) !== shown) throw new Error(`The ${key} is another when it is read as "${owner}".`);
  }
}
