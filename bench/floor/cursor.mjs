// Cursors as One Window writes and reads them, without the checks.

import { createHmac, hash } from 'node:crypto';

export function createCursors(key) {
  return {
    encode(list, value, id, asOf) {
      const fingerprint = hash('sha256', list, 'base64url').slice(0, 11);
      const payload = Buffer.from(JSON.stringify([1, fingerprint, value, id, asOf]));
      const signature = createHmac('sha256', key).update(payload).digest().subarray(0, 12);
      return Buffer.concat([signature, payload]).toString('base64url');
    },
    decode(cursor) {
      const payload = Buffer.from(cursor, 'base64url').subarray(12).toString();
      const [, , value, id, asOf] = JSON.parse(payload);
      return { value, id, asOf };
    },
  };
}
