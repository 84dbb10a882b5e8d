import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { openRedisBucketStore } from '../../../src/platform/limits/redis-bucket-store';
import { createLog } from '../../../src/platform/observability/log';
import { startRedisServer, type RedisServer } from '../../support/redis-server';
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
    expect(await one.pour('together', 600)).toEqual({ fits: true, left: 400 });
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
