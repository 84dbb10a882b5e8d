import { escape, type SqlValue as Escapable } from 'mysql2';
import type { SqlValue } from './db';

/** So much of a statement is shown in an error. */
const SHOWN = 200;

/**
 * A statement with its values in their places, each escaped by the driver. To find the places the driver looks at each sign for what may begin a
 * quote or a comment, which takes as long as all else that it does to send a statement. In ours a `?` is a place wherever it stands, and none has another.
 */
export function withValues(sql: string, values: readonly SqlValue[]): string {
  const [head = '', ...rest] = sql.split('?');
  if (rest.length !== values.length) {
    const [places, given] = [String(rest.length), String(values.length)];
    throw new TypeError(
      `A statement has ${places} places and was given ${given} values: ${sql.slice(0, SHOWN)}`,
    );
  }
  let text = head;
  rest.forEach((part, index) => {
    // The driver's type takes no list that nobody may write into.
    text += escape(values[index] as Escapable, true, 'Z') + part;
  });
  return text;
}
