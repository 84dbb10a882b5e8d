import { createHash } from 'node:crypto';

/** Fields in one order, without those that are not given: null and left out ask for the same. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== null && held !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** What tells one content from every other: SHA-256 of its JSON, 64 hexadecimal digits. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, inOrder)).digest('hex');
}
