import { BatchQueue } from '../../../src/features/demo-bank/batch-queue';
import { writeInThreads } from '../../../src/features/demo-bank/write-in-threads';

describe('threads that load a demo bank', () => {
  // Tests are not compiled, so the file of a thread is not there: no thread can begin.
  test('let nobody take a further batch when one of them cannot begin', async () => {
    const queue = BatchQueue.of(1_000, []);
    const task = {
      options: { customers: 100_000, seed: 7, asOf: '2026-11-01' },
      databaseUrl: 'mysql://nowhere/x',
    };
    const ends = await Promise.allSettled(writeInThreads(2, task, queue, () => undefined));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(queue.take()).toBeNull();
  });
});

describe('a queue of batches', () => {
  test('gives each batch to one alone who shares its memory, and knows those of an earlier load', () => {
    const here = BatchQueue.of(5, [1, 3]);
    const there = new BatchQueue(here.memory);
    expect([here.take(), there.take(), here.take(), there.take(), there.take()]).toEqual([0, 1, 2, 3, 4]);
    expect([here.take(), there.take()]).toEqual([null, null]);
    expect([0, 1, 2, 3, 4].filter((batch) => there.isWritten(batch))).toEqual([1, 3]);
  });
});
