import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OPERATIONS = join(__dirname, '../../../examples/operations');

/** Names of the operations that stand ready, in the order of their files: the tabs of a first visit. */
export const LIBRARY_NAMES = readdirSync(OPERATIONS)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => /\bquery (\w+)/.exec(readFileSync(join(OPERATIONS, file), 'utf8'))?.[1] ?? file);
