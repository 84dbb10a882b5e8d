/**
 * The keys that a file has brought so far, and on which line: 16 to 32 bytes each, so that a million rows take some 25 MB whatever their
 * keys look like. Keys are told apart by a hash of 53 bits. That two keys share one is possible (about once in a thousand files of
 * three million rows), so a hit alone proves nothing: callers ask only about a key that would overwrite what is stored.
 */
export interface SeenKeys {
  add(key: string, line: number): void;
  /** The line on which the key came first, or null. */
  lineOf(key: string): number | null;
}

const FIRST_CAPACITY = 1024;
const FULL = 0.7;

/** 53 bits of a text, well mixed, never 0: two rounds of the multiply-and-xor of MurmurHash3 over its UTF-16 units. */
export function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) || 1;
}

export function createSeenKeys(): SeenKeys {
  let capacity = FIRST_CAPACITY;
  let hashes = new Float64Array(capacity);
  let lines = new Float64Array(capacity);
  let count = 0;

  /** The slot that a hash has, or would have. */
  function slotOf(hash: number): number {
    let slot = hash % capacity;
    while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) % capacity;
    return slot;
  }

  function put(hash: number, line: number): void {
    const slot = slotOf(hash);
    if (hashes[slot] === hash) return;
    hashes[slot] = hash;
    lines[slot] = line;
    count += 1;
  }

  function grow(): void {
    const [oldHashes, oldLines] = [hashes, lines];
    capacity *= 2;
    hashes = new Float64Array(capacity);
    lines = new Float64Array(capacity);
    count = 0;
    oldHashes.forEach((hash, slot) => {
      if (hash !== 0) put(hash, oldLines[slot] ?? 0);
    });
  }

  return {
    add(key, line) {
      if (count >= capacity * FULL) grow();
      put(hash53(key), line);
    },
    lineOf(key) {
      const hash = hash53(key);
      const slot = slotOf(hash);
      return hashes[slot] === hash ? (lines[slot] ?? null) : null;
    },
  };
}
