import { createHmac, hash as hashOf, timingSafeEqual } from 'node:crypto';

/** Where a page ended: the sort value of its last row (null sorts too) and that row's id. */
export interface CursorPosition {
  readonly value: string | number | null;
  readonly id: string;
  /** The moment (milliseconds since 1970) that "now" is for the whole walk, so that "the last 30 days" does not move between pages. */
  readonly asOf: number;
}

/** Writes and reads the cursors of every list. A cursor that was made for another list, altered or cut is null. */
export interface CursorCodec {
  encode(list: string, position: CursorPosition): string;
  decode(list: string, cursor: string): CursorPosition | null;
}

const VERSION = 1;
const MAC_BYTES = 12;

function fingerprint(list: string): string {
  return hashOf('sha256', list, 'base64url').slice(0, 11);
}

function isSortValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function parsePayload(text: string): unknown[] | null {
  try {
    const payload: unknown = JSON.parse(text);
    return Array.isArray(payload) ? payload : null;
  } catch {
    return null;
  }
}

/**
 * `list` names the list with its order and its filter, everything that changes which rows come in which order; of it the
 * cursor carries a hash. `key` (32 bytes or more) signs the cursor, so that nobody can walk to a value of their choosing.
 */
export function createCursorCodec(key: Buffer): CursorCodec {
  const sign = (payload: Buffer): Buffer =>
    createHmac('sha256', key).update(payload).digest().subarray(0, MAC_BYTES);
  return {
    encode(list, position) {
      const payload = Buffer.from(
        JSON.stringify([VERSION, fingerprint(list), position.value, position.id, position.asOf]),
      );
      return Buffer.concat([sign(payload), payload]).toString('base64url');
    },
    decode(list, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(MAC_BYTES);
      if (payload.length === 0 || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), sign(payload))) return null;
      const [version, hash, value, id, asOf] = parsePayload(payload.toString()) ?? [];
      if (version !== VERSION || hash !== fingerprint(list)) return null;
      if (!isSortValue(value) || typeof id !== 'string' || typeof asOf !== 'number') return null;
      return { value, id, asOf };
    },
  };
}
