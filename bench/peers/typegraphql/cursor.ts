import { createHash, createHmac } from 'node:crypto';

const KEY = Buffer.from(process.env['CURSOR_KEY'] ?? '', 'hex');

/** A cursor in the form of One Window, so that answers can be compared: of a row by its sort value and id. */
export function cursorOf(list: string, value: string | null, id: string): string {
  const fingerprint = createHash('sha256').update(list).digest('base64url').slice(0, 11);
  const payload = Buffer.from(JSON.stringify([1, fingerprint, value, id, Date.now()]));
  const signature = createHmac('sha256', KEY).update(payload).digest().subarray(0, 12);
  return Buffer.concat([signature, payload]).toString('base64url');
}
