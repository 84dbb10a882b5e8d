import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** Which family of server answers; their SQL and their drivers' metadata differ (docs/adr/0003-mysql-and-mariadb.md). */
export type Flavour = 'mysql' | 'mariadb';

const OLDEST: Record<Flavour, readonly [number, number]> = { mysql: [8, 4], mariadb: [10, 11] };

/** Reads `SELECT VERSION()`; throws on a server that is older than what is tested. */
export function parseVersion(version: string): Flavour {
  const flavour: Flavour = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  // MariaDB may put "5.5.5-" before its own version, for old replicas' sake.
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)\.\d+/.exec(version.replace(/^5\.5\.5-/, '')) ?? [];
  const [oldestMajor, oldestMinor] = OLDEST[flavour];
  const isTooOld =
    Number(major) < oldestMajor || (Number(major) === oldestMajor && Number(minor) < oldestMinor);
  if (isTooOld) {
    throw new Error(
      `The database server is ${flavour} ${version}; One Window needs MySQL 8.4 or MariaDB 10.11, or later. Upgrade the server or point DATABASE_URL at a newer one.`,
    );
  }
  return flavour;
}

/** Asks the server behind a `mysql://` or `mariadb://` URL what it is. Rejects when it is too old, or when what is in between lets no text of two statements pass. */
export async function detectFlavour(url: string, connectTimeout: number): Promise<Flavour> {
  const connection = await createConnection({
    uri: toMysqlUrl(url),
    connectTimeout,
    multipleStatements: true,
  });
  try {
    const [rows] = await connection.query<(RowDataPacket & { version: string })[]>(
      'SELECT VERSION() AS version',
    );
    await connection.query('SELECT 1; SELECT 2').catch((error: unknown) => {
      throw new Error(
        'What DATABASE_URL leads to takes no text of several statements. Let the proxy in between pass them.',
        { cause: error },
      );
    });
    return parseVersion(rows[0]?.version ?? '');
  } finally {
    await connection.end();
  }
}

/** Options of the driver that a URL carries after its `?`, such as `ssl`; the driver reads them itself from a URL, TypeORM drops them. */
export function driverOptions(url: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URL(url).searchParams].map(([name, value]): [string, unknown] => {
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}

/** The driver knows the scheme `mysql:` only. */
export function toMysqlUrl(url: string): string {
  return url.replace(/^mariadb:/, 'mysql:');
}
