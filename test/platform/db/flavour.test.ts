import { connect, createServer, type AddressInfo } from 'node:net';
import { createDataSource } from '../../../src/platform/db/data-source';
import { detectFlavour, driverOptions, parseVersion } from '../../../src/platform/db/flavour';
import { freshDatabase } from '../../support/database';

describe('the version that a server tells', () => {
  test.each([
    ['8.4.0', 'mysql'],
    ['9.7.4', 'mysql'],
    ['8.4.3-commercial', 'mysql'],
    ['10.11.19-MariaDB-0+deb12u1', 'mariadb'],
    ['5.5.5-10.11.6-MariaDB-log', 'mariadb'],
    ['11.8.6-MariaDB', 'mariadb'],
  ])('%s is one of %s', (version, flavour) => {
    expect(parseVersion(version)).toBe(flavour);
  });

  test.each(['8.0.36', '5.7.44', '10.6.18-MariaDB', '5.5.5-10.5.1-MariaDB', ''])(
    '%s is too old',
    (version) => {
      expect(() => parseVersion(version)).toThrow('One Window needs MySQL 8.4 or MariaDB 10.11');
    },
  );
});

test('a proxy that lets no text of several statements pass is told of before anything is asked through it', async () => {
  const database = await freshDatabase();
  const { hostname, port } = new URL(database.url);
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    // What a client can do stands at the beginning of what it says first, behind four bytes: this is that it sends several at once.
    client.once('data', (said) => {
      said[6] = (said[6] ?? 0) & ~1;
      server.write(said);
      client.pipe(server);
    });
    server.pipe(client);
    for (const socket of [client, server]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const through = String((proxy.address() as AddressInfo).port);
  const { href } = Object.assign(new URL(database.url), { port: through });
  await expect(detectFlavour(href, 5_000)).rejects.toThrow(/no text of several statements/);
  expect(['mysql', 'mariadb']).toContain(await detectFlavour(database.url, 5_000));
  await new Promise((resolve) => proxy.close(resolve));
  await database.drop();
});

describe('options that a database URL carries', () => {
  test('are read as the driver reads them', () => {
    const ssl = encodeURIComponent('{"rejectUnauthorized":true}');
    expect(driverOptions(`mysql://u:p@host/db?ssl=${ssl}&connectAttributes=x`)).toEqual({
      ssl: { rejectUnauthorized: true },
      connectAttributes: 'x',
    });
    expect(driverOptions('mysql://u:p@host/db')).toEqual({});
  });

  test('reach the pool, not only the first connection', async () => {
    const database = await freshDatabase();
    const source = await createDataSource(`${database.url}?charset=latin1`, {
      poolSize: 1,
      statementTimeoutMs: 0,
    });
    await source.initialize();
    const [row] = await source.query<[{ charset: string }]>('SELECT @@character_set_client AS charset');
    expect(row.charset).toBe('latin1');
    await source.destroy();
    await database.drop();
  });

  test('do not keep the pool from taking several statements in one text', async () => {
    const database = await freshDatabase();
    const source = await createDataSource(`${database.url}?multipleStatements=false`, {
      poolSize: 1,
      statementTimeoutMs: 0,
    });
    await source.initialize();
    expect(await source.query('SELECT 1 AS one; SELECT 2 AS two')).toEqual([[{ one: 1 }], [{ two: 2 }]]);
    await source.destroy();
    await database.drop();
  });
});
