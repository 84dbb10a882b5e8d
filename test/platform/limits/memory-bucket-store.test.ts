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
});
