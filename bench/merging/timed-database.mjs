// A connection of which the steps of a merge are made: it knows how many rows were changed and how long the longest transaction was.

import { setTimeout as delay } from 'node:timers/promises';

const NOTHING = { statements: 0, transactions: 0, rowsChanged: 0, longestMs: 0 };

/** `take` gives what has been done since the last time, and forgets it. */
export function timedDatabase(connection) {
  let done = { ...NOTHING };
  const ask = (sql, values) => {
    done.statements += 1;
    return connection.query(sql, values);
  };
  const read = async (sql, values = []) => (await ask(sql, values))[0];
  const change = async (sql, values) => {
    const [{ affectedRows }] = await ask(sql, values);
    done.rowsChanged += affectedRows;
  };
  return {
    read,
    /** Locks are held from its first change to its end: at most as long as it takes. */
    async transaction(work) {
      const began = performance.now();
      await ask('START TRANSACTION');
      try {
        await work({ read, change });
        await ask('COMMIT');
      } catch (error) {
        await ask('ROLLBACK');
        throw error;
      }
      done.transactions += 1;
      done.longestMs = Math.max(done.longestMs, performance.now() - began);
    },
    take() {
      const taken = done;
      done = { ...NOTHING };
      return taken;
    },
  };
}

const QUIET_PAGES = 500;
/** The server begins within a second. */
const QUIET_MS = 1_500;
const POLL_MS = 100;
const SETTLES_WITHIN_MS = 30_000;

/**
 * Waits until the server has cleared away what rows were before, which is when it touches no more pages by itself: until then
 * whoever reads an index reads over it, and its work is counted as theirs.
 */
export async function settle(connection) {
  const touched = async () => {
    const [[{ Value }]] = await connection.query(
      "SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_read_requests'",
    );
    return Number(Value);
  };
  const began = performance.now();
  let before = await touched();
  for (let quiet = 0; quiet < QUIET_MS && performance.now() - began < SETTLES_WITHIN_MS;) {
    await delay(POLL_MS);
    const now = await touched();
    quiet = now - before < QUIET_PAGES ? quiet + POLL_MS : 0;
    before = now;
  }
}

/** One number of each table for all rows of these owners: equal as long as no column of any of them is changed. */
export async function checksumOf(rows, tables, owners) {
  const sums = [];
  for (const [table, owner] of [...tables.map(({ name }) => [name, 'customer_id']), ...ALSO]) {
    const columns = await rows(`SHOW COLUMNS FROM ${table}`);
    const text = columns.map(({ Field }) => `IFNULL(HEX(${Field}), '~')`).join(", '|', ");
    const [sum] = await rows(
      `SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT(${text}))), 0) AS crc FROM ${table} WHERE ${owner} IN (?)`,
      [owners],
    );
    sums.push(`${table} ${sum.n} ${sum.crc}`);
  }
  return sums.join('\n');
}

const ALSO = [
  ['source_profiles', 'customer_id'],
  ['customers', 'id'],
  ['bench_customer_links', 'customer_id'],
];
