// The floor's way to the database: the driver's pool, rows as the driver gives them.

import mysql from 'mysql2';

/** As many connections, and as they are told, as those of One Window. Moments stay the text that the server sends. */
export function openPool(uri) {
  const pool = mysql.createPool({
    uri,
    connectionLimit: 10,
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    multipleStatements: true,
  });
  pool.on('connection', (connection) => {
    connection.query("SET time_zone = '+00:00'");
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  const ask = (sql, values) =>
    new Promise((resolve, reject) => {
      // By the pool's own `query` rows outlive the request: a worklist took a third more.
      pool.getConnection((failure, connection) => {
        if (failure) return reject(failure);
        const done = (error, answer) => {
          connection.release();
          if (error) reject(error);
          else resolve(answer);
        };
        try {
          connection.query(sql, values, done);
        } catch (error) {
          done(error);
        }
      });
    });
  return {
    rows: ask,
    /** The rows of each of several statements, `[sql, values]`, in one trip: each trip costs more than such a statement. */
    together: (statements) =>
      ask(
        statements.map(([sql]) => sql).join(';\n'),
        statements.flatMap(([, values]) => values),
      ),
    /** `work` is given what runs a statement; if it fails, nothing of it stays. */
    async transaction(work) {
      const connection = await pool.promise().getConnection();
      try {
        await connection.beginTransaction();
        await work((sql, values) => connection.query(sql, values));
        await connection.commit();
      } catch (error) {
        await connection.rollback();
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}

/** `2026-03-29 01:30:00.000`, as the database has it, as the answer has it. */
export const instant = (text) => text && `${text.slice(0, 10)}T${text.slice(11)}Z`;

/** The customer of a row and whoever was merged into them. */
export const idsOf = ({ id, absorbedIds }) =>
  absorbedIds === null
    ? [id]
    : [id, ...(typeof absorbedIds === 'string' ? JSON.parse(absorbedIds) : absorbedIds)];

/** For each id that makes up a customer, the place of the customer on the page. */
export function placesOf(customers) {
  const places = new Map();
  customers.forEach((customer, place) => {
    for (const id of idsOf(customer)) places.set(id, place);
  });
  return places;
}

/** Rows with a `customerId`, for each customer of a page their own, in the order in which they were read. */
export function group(customers, places, rows) {
  const groups = customers.map(() => []);
  for (const row of rows) groups[places.get(row.customerId)].push(row);
  return groups;
}
