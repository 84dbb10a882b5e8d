import { createConnection, type RowDataPacket } from 'mysql2/promise';

type Connection = Awaited<ReturnType<typeof createConnection>>;

export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, (connection) => connection.query(`CREATE DATABASE \`${name}\``));
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, (connection) => connection.query(`DROP DATABASE IF EXISTS \`${name}\``));
}

/** Makes `to` with the tables of `from`, foreign keys included, and the rows that its migrations put there. */
export async function copyDatabase(serverUrl: string, from: string, to: string): Promise<void> {
  await onServer(serverUrl, async (connection) => {
    await connection.query(`CREATE DATABASE \`${to}\``);
    const tables = await column(
      connection,
      'SELECT table_name AS v FROM information_schema.tables WHERE table_schema = ?',
      [from],
    );
    const statements: string[] = [];
    for (const table of tables) {
      const [rows] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE \`${from}\`.\`${table}\``);
      statements.push(String(rows[0]?.['Create Table']));
      const columns = await column(connection, PLAIN_COLUMNS, [from, table]);
      const list = columns.map((name) => `\`${name}\``).join(', ');
      statements.push(`INSERT INTO \`${table}\` (${list}) SELECT ${list} FROM \`${from}\`.\`${table}\``);
    }
    await connection.query(`USE \`${to}\`; SET foreign_key_checks = 0; ${statements.join(';\n')}`);
  });
}

/** A generated column takes no value. */
const PLAIN_COLUMNS =
  "SELECT column_name AS v FROM information_schema.columns WHERE table_schema = ? AND table_name = ? AND extra NOT LIKE '% GENERATED'";

async function column(connection: Connection, sql: string, values: string[]): Promise<string[]> {
  const [rows] = await connection.query<(RowDataPacket & { v: string })[]>(sql, values);
  return rows.map(({ v }) => v);
}

async function onServer(
  serverUrl: string,
  work: (connection: Connection) => Promise<unknown>,
): Promise<void> {
  const connection = await createConnection({ uri: serverUrl, multipleStatements: true });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}
