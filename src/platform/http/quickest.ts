/** As far as this the library writes a text out in one piece with the head, without making bytes of it first. */
const SHORT = 16_384;
/** Bytes that UTF-8 takes at most for what a text counts as one. */
const MOST_BYTES = 3;

/**
 * A text as it is sent quickest. A long one is gone through once: for its length, which the library asks for twice, it takes as long as to be
 * written (docs/adr/0026-what-every-request-pays.md).
 */
export function quickest(text: string): string | Buffer {
  if (text.length <= SHORT) return text;
  const room = Buffer.allocUnsafeSlow(text.length * MOST_BYTES);
  return room.subarray(0, room.write(text));
}
