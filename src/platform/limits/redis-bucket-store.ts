import type { createClient, RedisClientType } from '@redis/client';
import type { Log } from '../observability/log';
import type { BucketSize } from './bucket';
import type { BucketStore, Poured } from './bucket-store';

/** Milliseconds that a bucket is waited for; a slower Redis counts as absent until it answers. */
const PATIENCE_MS = 250;
/** A connection is asked for a sign of life so often, and given up without one. */
const SIGN_OF_LIFE_MS = 1_000;
const GIVEN_UP_AFTER_MS = 3_000;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Pours into one bucket, or takes out of it, as one step of the server and by its clock, so that instances whose clocks differ count
 * alike. A bucket lives until it has leaked empty. Gives whether it fitted, the level now, the level that is too much.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local amount, size, perSecond = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = tonumber(kept[1] or '0')
level = math.max(0, level - math.max(0, now - tonumber(kept[2] or now)) * perSecond / 1000)
local tooMuch = math.min(level, level + amount - size)
if amount > 0 and tooMuch > 0 then return {0, tostring(level), tostring(tooMuch)} end
level = math.max(0, level + amount)
if level > 0 then
  redis.call('HSET', KEYS[1], 'level', tostring(level), 'at', tostring(now))
  redis.call('PEXPIRE', KEYS[1], math.ceil(level / perSecond * 1000) + 1000)
else
  redis.call('DEL', KEYS[1])
end
return {1, tostring(level), '0'}`;

export interface RedisBucketStore extends BucketStore {
  pour(key: string, amount: number): Promise<Poured>;
  giveBack(key: string, amount: number): Promise<number>;
  close(): Promise<void>;
}

/** `null` when it failed or took too long. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([answer.catch(() => null), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** A Redis that may be away, or there and silent: then nobody waits for it. */
class Redis {
  readonly #client: RedisClientType;
  #isSilent = false;
  #isAway = false;

  constructor(
    create: typeof createClient,
    url: string,
    private readonly log: Log,
  ) {
    this.#client = create({
      url,
      disableOfflineQueue: true,
      pingInterval: SIGN_OF_LIFE_MS,
      socket: {
        connectTimeout: PATIENCE_MS,
        socketTimeout: GIVEN_UP_AFTER_MS,
        reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, LONGEST_PAUSE_MS),
      },
    });
    this.#client.on('error', (error: unknown) => {
      this.#missed(error);
    });
    this.#client.on('ready', () => {
      this.#heard();
    });
  }

  async open(): Promise<void> {
    await inTime(this.#client.connect());
  }

  async close(): Promise<void> {
    const isClosed =
      this.#client.isReady && !this.#isSilent && (await inTime(this.#client.close().then(() => true)));
    if (isClosed !== true) this.#client.destroy();
  }

  /** What the script gives, in numbers; `null` when there was no answer in time. */
  async run(key: string, values: readonly number[]): Promise<readonly number[] | null> {
    if (!this.#client.isReady || this.#isSilent) return null;
    // The client may give up what it has not sent; for what it has sent it waits as long as the connection lasts.
    const answer = this.#client
      .eval(SCRIPT, { keys: [`one-window:bucket:${key}`], arguments: values.map(String) })
      .then((given) => (Array.isArray(given) ? given.map(Number) : []));
    const given = await inTime(answer);
    if (given === null) this.#waitFor(answer);
    return given;
  }

  /** Until the answer comes, or another connection is there, nobody else asks. */
  #waitFor(answer: Promise<unknown>): void {
    this.#missed(new Error(`Redis has not answered within ${String(PATIENCE_MS)} ms`));
    this.#isSilent = true;
    answer.then(
      () => {
        this.#heard();
      },
      () => {
        this.#isSilent = false; // it has refused, or the connection is gone: the client knows
      },
    );
  }

  #missed(error: unknown): void {
    if (!this.#isAway)
      this.log.warn({ err: error }, 'Redis is away: each instance limits by itself until it is back');
    this.#isAway = true;
  }

  #heard(): void {
    if (this.#isAway) this.log.info('Redis is back');
    this.#isAway = false;
    this.#isSilent = false;
  }
}

/**
 * Buckets that several instances share. While Redis is away or slow each instance counts by `fallback`, so that neither the limits nor
 * the service goes with it; what stands there is given back there. Resolves whether or not Redis answers.
 */
export async function openRedisBucketStore(
  url: string,
  size: BucketSize,
  { fallback, log }: { readonly fallback: BucketStore; readonly log: Log },
): Promise<RedisBucketStore> {
  // Only where it is used: it is a fifth of all modules that a start would load.
  const library = await import('@redis/client');
  const redis = new Redis(library.createClient, url, log);
  await redis.open();
  const change = (key: string, amount: number) => redis.run(key, [amount, size.size, size.refillPerSecond]);

  const store: RedisBucketStore = {
    async pour(key, amount): Promise<Poured> {
      const [fits, level, tooMuch] = (await change(key, amount)) ?? [];
      if (fits === undefined || level === undefined || tooMuch === undefined)
        return fallback.pour(key, amount);
      const left = Math.floor(size.size - level);
      if (fits === 1) return { fits: true, left, heldBy: store };
      return { fits: false, left, retryAfterMs: Math.ceil((tooMuch / size.refillPerSecond) * 1_000) };
    },
    async giveBack(key, amount) {
      const [, level] = (await change(key, -amount)) ?? [];
      // What cannot be given back leaks out by itself; elsewhere it does not stand.
      return level === undefined ? fallback.giveBack(key, 0) : Math.floor(size.size - level);
    },
    close: () => redis.close(),
  };
  return store;
}
