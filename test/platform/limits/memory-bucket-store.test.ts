import fc from 'fast-check';
import { levelAt, waitFor } from '../../../src/platform/limits/bucket';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';

const SIZE = { size: 1_000, refillPerSecond: 100 };

describe('the buckets of one process', () => {
  test('are forgotten once they are empty, however many keys come', async () => {
    let now = 0;
    const store = createMemoryBucketStore(SIZE, () => now);
    for (let key = 0; key < 5_000; key += 1) {
      now += 100;
      await store.pour(`key ${String(key)}`, 100); // empty again after a second
    }
    expect(store.count()).toBeLessThan(30);
  });

  test('that are not empty are kept', async () => {
    const store = createMemoryBucketStore(SIZE, () => 0);
    for (let key = 0; key < 100; key += 1) await store.pour(`key ${String(key)}`, 1_000);
    expect(store.count()).toBe(100);
    for (let key = 0; key < 100; key += 1)
      expect(await store.pour(`key ${String(key)}`, 1)).toMatchObject({ fits: false });
  });

  test('hold what was poured and not given back, less what has leaked since', async () => {
    const key = fc.constantFrom('a', 'b');
    const step = fc.record({
      key,
      passed: fc.integer({ min: 0, max: 4_000 }),
      amount: fc.integer({ min: 0, max: 700 }),
      isPour: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        let now = 0;
        const store = createMemoryBucketStore(SIZE, () => now);
        // The same by levels that nobody changes.
        const levels = new Map<string, { readonly level: number; readonly at: number }>();
        for (const { key: of, passed, amount, isPour } of steps) {
          now += passed;
          const level = levelAt(levels.get(of) ?? { level: 0, at: 0 }, now, SIZE);
          const retryAfterMs = waitFor(level, amount, SIZE);
          if (isPour) {
            const fits = retryAfterMs === 0;
            const after = fits ? level + amount : level;
            const poured = await store.pour(of, amount);
            expect(poured).toMatchObject(fits ? { fits } : { fits, retryAfterMs });
            expect(poured.left).toBeCloseTo(SIZE.size - after, 6);
            levels.set(of, { level: after, at: now });
          } else {
            const after = Math.max(0, level - amount);
            expect(await store.giveBack(of, amount)).toBeCloseTo(SIZE.size - after, 6);
            levels.set(of, { level: after, at: now });
          }
        }
      }),
    );
  });

  test('are made by what is poured, not by what is given back', async () => {
    const store = createMemoryBucketStore(SIZE);
    expect(await store.giveBack('nobody', 10)).toBe(SIZE.size);
    expect(store.count()).toBe(0);
  });
});
