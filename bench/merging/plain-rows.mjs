// Rows of a table as they are, to be written again under other keys.

const ROWS_PER_INSERT = 500;

/** Columns that can be written. */
export async function plainColumns(rows, table) {
  const columns = await rows(`SHOW COLUMNS FROM ${table}`);
  return columns.filter(({ Extra }) => !/GENERATED/.test(Extra));
}

/** The driver gives a JSON column as what is in it. */
const asWritten = (value) =>
  value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;

export async function insertAll(connection, table, columns, all) {
  for (let from = 0; from < all.length; from += ROWS_PER_INSERT) {
    const values = all
      .slice(from, from + ROWS_PER_INSERT)
      .map((row) => columns.map((name) => asWritten(row[name])));
    await connection.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [values]);
  }
}
