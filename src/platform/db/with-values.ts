import { escape, type SqlValue as Escapable } from 'mysql2';
import { toSqlInstant } from '../../kernel/instant';
import type { SqlValue } from './db';

/** So much of a statement is shown in an error. */
const SHOWN = 200;

/** Moments that a column can hold. */
const [FIRST, LAST] = [Date.UTC(1000, 0), Date.UTC(10_000, 0) - 1];

const isHeld = (moment: Date): boolean => moment.getTime() >= FIRST && moment.getTime() <= LAST;

/** As the driver writes it, who looks closer at moments, for all the zones that it knows. */
function written(value: SqlValue | undefined): string {
  if (value instanceof Date && isHeld(value)) return `'${toSqlInstant(value)}'`;
  // The driver's type takes no list that nobody may write into.
  return escape(value as Escapable, true, 'Z');
}

/**
 * A statement with its values in their places, each escaped by the driver. To find the places the driver looks at each sign for what may begin a
 * quote or a comment, which takes as long as all else that it does to send a statement. In ours a `?` is a place wherever it stands, and none has another.
 */
export function withValues(sql: string, values: readonly SqlValue[]): string {
  let text = '';
  let from = 0;
  let places = 0;
  for (let place = sql.indexOf('?'); place !== -1; place = sql.indexOf('?', from)) {
    text += sql.slice(from, place) + written(values[places]);
    from = place + 1;
    places += 1;
  }
  if (places !== values.length)
    throw new TypeError(
      `A statement has ${String(places)} places and was given ${String(values.length)} values: ${sql.slice(0, SHOWN)}`,
    );
  return text + sql.slice(from);
}
