import type { BucketStore, Holder } from '../../../src/platform/limits/bucket-store';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { openRedisBucketStore, type RedisBucketStore } from '../../../src/platform/limits/redis-bucket-store';
import { createLog } from '../../../src/platform/observability/log';
import { startRedisServer, type RedisServer } from '../../support/redis-server';
import { openSilencedWay, type SilencedWay } from '../../support/silenced-way';
import { waitUntil } from '../../support/wait-until';

/** Slow enough that nothing to speak of leaks out while a test runs. */
const SIZE = { size: 1_000, refillPerSecond: 1 };
/** The package may have to be fetched first. */
const FETCHED_WITHIN_MS = 120_000;

const log = createLog('silent');
const openStore = (url: string, size = SIZE) =>
  openRedisBucketStore(url, size, { fallback: createMemoryBucketStore(size), log });

describe('the buckets that instances share in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedisServer();
  }, FETCHED_WITHIN_MS);
  afterAll(() => redis.stop());

  test('are filled by all instances together', async () => {
    const [one, other] = [await openStore(redis.url), await openStore(redis.url)];
    expect(await one.pour('together', 600)).toMatchObject({ fits: true, left: 400 });
    const refused = await other.pour('together', 600);
    expect(refused).toMatchObject({ fits: false });
    expect(!refused.fits && refused.retryAfterMs).toBeGreaterThan(190_000);
    expect(await other.pour('somebody else', 600)).toMatchObject({ fits: true });
    expect(await one.giveBack('together', 500)).toBeGreaterThanOrEqual(900);
    expect(await other.pour('together', 600)).toMatchObject({ fits: true });
    await Promise.all([one.close(), other.close()]);
  });

  test('let through exactly what fits, however many pour at once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(redis.url)));
    const poured = await Promise.all(
      stores.flatMap((store) => Array.from({ length: 25 }, () => store.pour('at once', 50))),
    );
    expect(poured.filter(({ fits }) => fits)).toHaveLength(20);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('leak by the clock of Redis', async () => {
    const store = await openStore(redis.url, { size: 1_000, refillPerSecond: 1_000_000 });
    await store.pour('leaking', 1_000);
    await waitUntil('it has leaked', async () => (await store.giveBack('leaking', 0)) === 1_000);
    await store.close();
  });
});

describe('while Redis is away', () => {
  test(
    'each instance counts by itself, also from its start, until Redis is back',
    async () => {
      const redis = await startRedisServer();
      const store = await openStore(redis.url);
      await store.pour('somebody', 1_000);
      await redis.stop();
      await waitUntil('the instance counts by itself', async () => (await store.pour('somebody', 100)).fits);
      const later = await openStore(redis.url);
      expect(await later.pour('somebody', 950)).toMatchObject({ fits: true, left: 50 });
      expect(await later.pour('somebody', 100)).toMatchObject({ fits: false });

      const again = await startRedisServer(redis.port);
      await waitUntil('both count together', async () => {
        await store.pour('both', 10);
        return (await later.giveBack('both', 0)) < 1_000;
      });
      await Promise.all([store.close(), later.close()]);
      await again.stop();
    },
    FETCHED_WITHIN_MS,
  );
});

describe('while Redis neither answers nor closes', () => {
  let redis: RedisServer;
  let way: SilencedWay;
  beforeAll(async () => {
    redis = await startRedisServer();
  }, FETCHED_WITHIN_MS);
  afterAll(() => redis.stop());
  beforeEach(async () => {
    way = await openSilencedWay({ host: '127.0.0.1', port: redis.port });
  });
  const stores: RedisBucketStore[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await way.close();
  });

  const openAt = async (port: number): Promise<RedisBucketStore> => {
    const store = await openStore(`redis://127.0.0.1:${String(port)}`);
    stores.push(store);
    return store;
  };
  const openByWay = () => openAt(way.port);
  /** A pour that fits. */
  async function poured(store: BucketStore, key: string, amount: number): Promise<Holder> {
    const outcome = await store.pour(key, amount);
    if (!outcome.fits) throw new Error('It does not fit.');
    return outcome.heldBy;
  }

  test('from the start, each instance counts by itself', async () => {
    way.silenceAfter('');
    const store = await openByWay();
    expect(await store.pour('mute', 950)).toMatchObject({ fits: true, left: 50 });
  });

  test('one who asks waits, then nobody does, until it answers again', async () => {
    const store = await openByWay();
    await store.pour('silent', 600);
    way.silenceAfter('EVAL');
    const began = performance.now();
    for (let asked = 0; asked < 50; asked += 1)
      expect(await store.pour('silent', 10)).toMatchObject({ fits: true });
    expect(performance.now() - began).toBeLessThan(10_000); // the patience with fifty is 12.5 s
    expect(await store.giveBack('silent', 0)).toBeCloseTo(500, -1);
    way.silenceAfter(null);
    await waitUntil('it is shared again', async () => (await store.giveBack('silent', 0)) < 450);
  });

  test('what stands in one store is given back there, and not in the other', async () => {
    const [store, other] = [await openByWay(), await openAt(redis.port)];
    const shared = await poured(store, 'held', 600);
    way.silenceAfter('EVAL');
    const own = await poured(store, 'held', 300);
    await shared.giveBack('held', 600);
    expect(await store.giveBack('held', 0)).toBeCloseTo(700, -1);

    way.silenceAfter(null);
    await waitUntil('it is shared again', async () => (await store.giveBack('held', 0)) < 600);
    await own.giveBack('held', 300);
    // A little leaks out in a test.
    expect(await other.giveBack('held', 0)).toBeLessThan(600);
  });
});
