import { createClient } from '@redis/client';
import type { Log } from '../observability/log';
import type { BucketSize } from './bucket';
import type { BucketStore, Poured } from './bucket-store';

/** Milliseconds that a bucket is waited for; a slower Redis counts as absent. */
const PATIENCE_MS = 250;
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
  close(): Promise<void>;
}

/**
 * Buckets that several instances share. While Redis is away or slow each instance counts by `fallback`, so that neither the limits nor
 * the service goes with it. Resolves whether or not Redis answers.
 */
export async function openRedisBucketStore(
  url: string,
  size: BucketSize,
  { fallback, log }: { readonly fallback: BucketStore; readonly log: Log },
): Promise<RedisBucketStore> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: PATIENCE_MS },
    socket: {
      connectTimeout: PATIENCE_MS,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, LONGEST_PAUSE_MS),
    },
  });
  let isAway = false;
  client.on('error', (error: unknown) => {
    if (!isAway) log.warn({ err: error }, 'Redis is away: each instance limits by itself until it is back');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info('Redis is back');
    isAway = false;
  });
  const connected = client.connect().catch(() => undefined);
  await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);

  /** `null` when Redis did not answer. */
  const run = async (key: string, amount: number): Promise<readonly [boolean, number, number] | null> => {
    if (!client.isReady) return null;
    try {
      const answer = await client.eval(SCRIPT, {
        keys: [`one-window:bucket:${key}`],
        arguments: [amount, size.size, size.refillPerSecond].map(String),
      });
      const [fits, level, tooMuch] = (Array.isArray(answer) ? answer : []).map(Number);
      if (fits === undefined || level === undefined || tooMuch === undefined) return null;
      return [fits === 1, level, tooMuch];
    } catch {
      return null; // said by the client's own error event, once
    }
  };
  return {
    async pour(key, amount): Promise<Poured> {
      const poured = await run(key, amount);
      if (!poured) return fallback.pour(key, amount);
      const [fits, level, tooMuch] = poured;
      const left = Math.floor(size.size - level);
      if (fits) return { fits, left };
      return { fits, left, retryAfterMs: Math.ceil((tooMuch / size.refillPerSecond) * 1_000) };
    },
    async giveBack(key, amount) {
      const taken = await run(key, -amount);
      return taken ? Math.floor(size.size - taken[1]) : fallback.giveBack(key, amount);
    },
    close: async () => {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}
