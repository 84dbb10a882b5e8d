import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OPERATIONS = join(__dirname, '../../../examples/operations');

const texts = readdirSync(OPERATIONS)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => readFileSync(join(OPERATIONS, file), 'utf8'));

const namesOf = (operation: RegExp): string[] =>
  texts.flatMap((text) => operation.exec(text)?.slice(1) ?? []);

/** Names of the operations that stand ready, in the order of their files. */
export const LIBRARY_NAMES = namesOf(/^(?:query|mutation|subscription) (\w+)/m);

/** Those that ask and change nothing: the tabs of a first visit. */
export const QUESTION_NAMES = namesOf(/^query (\w+)/m);
