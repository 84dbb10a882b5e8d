import { createHash } from 'node:crypto';

const BYTES = 6;

/** A number from 0 up to 1 that hangs on nothing but the text, evenly over many texts. */
export function drawnBy(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, BYTES) / 2 ** (8 * BYTES);
}
