import { createHash } from 'node:crypto';

/** Fields in one order, those alone that are kept. */
const inOrder =
  (isKept: (value: unknown) => boolean) =>
  (_name: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, held]) => isKept(held))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  };

const digestBy =
  (isKept: (value: unknown) => boolean) =>
  (content: unknown): string =>
    createHash('sha256')
      .update(JSON.stringify(content, inOrder(isKept)))
      .digest('hex');

/** What tells one content from every other: SHA-256 of its JSON, 64 hexadecimal digits. What is null is as if it were left out. */
export const digestOf = digestBy((value) => value !== null && value !== undefined);

/** The same of what somebody asks for: null takes something away where what is left out stays as it is. */
export const digestOfInput = digestBy((value) => value !== undefined);
