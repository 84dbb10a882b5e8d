import { createServer, type AddressInfo, type Socket } from 'node:net';
import { databaseState, describeDatabase, requireDatabase } from '../../../src/platform/db/database-state';
import { buildDeferredIndexes, deferIndexes } from '../../../src/platform/db/deferred-indexes';
import { freePort } from '../../../src/platform/db/local-server/free-port';
import { migrate } from '../../../src/platform/db/migrator';
import { migrations } from '../../../migrations';
import { freshDatabase, unmigratedDatabase } from '../../support/database';

describe('the state of a database', () => {
  it('lists every migration of an empty one, which stays empty, and none once it was migrated', async () => {
    const { url, dataSource, db, drop } = await unmigratedDatabase();
    expect(await databaseState(url, 5_000)).toEqual({
      reachable: true,
      pendingMigrations: migrations.map(({ name }) => name),
      unknownMigrations: [],
      lacksIndexes: false,
    });
    expect(await db.query('test.tables', 'SHOW TABLES')).toEqual([]);
    await migrate(dataSource);
    const atHead = { reachable: true, pendingMigrations: [], unknownMigrations: [], lacksIndexes: false };
    expect(await databaseState(url, 5_000)).toEqual(atHead);
    await db.execute('test.forget', 'DELETE FROM schema_migrations WHERE name = ?', [migrations[1].name]);
    expect(await databaseState(url, 5_000)).toEqual({
      ...atHead,
      pendingMigrations: [migrations[1].name],
    });
    await drop();
  });

  it('tells that a large load has taken indexes off', async () => {
    const { url, db, drop } = await freshDatabase();
    await deferIndexes(db, ['teams']);
    expect(await databaseState(url, 5_000)).toMatchObject({ pendingMigrations: [], lacksIndexes: true });
    await buildDeferredIndexes(db, () => undefined);
    expect(await databaseState(url, 5_000)).toMatchObject({ pendingMigrations: [], lacksIndexes: false });
    await drop();
  });

  it('names what a newer version has done to it', async () => {
    const { url, dataSource, db, drop } = await unmigratedDatabase();
    await migrate(dataSource);
    const newer = 'AddWhatIsToCome9999999999999';
    await db.execute('test.ahead', 'INSERT INTO schema_migrations (timestamp, name) VALUES (?, ?)', [
      1,
      newer,
    ]);
    expect(await databaseState(url, 5_000)).toMatchObject({
      pendingMigrations: [],
      unknownMigrations: [newer],
    });
    await drop();
  });

  it('is unreachable when nothing listens', async () => {
    const url = `mysql://ow:secret@127.0.0.1:${String(await freePort())}/one_window`;
    expect(await databaseState(url, 5_000)).toEqual({ reachable: false, reason: 'ECONNREFUSED' });
    await expect(requireDatabase(url)).rejects.toThrow(
      `${describeDatabase(url)} cannot be used (ECONNREFUSED).`,
    );
    await expect(requireDatabase(url)).rejects.not.toThrow('secret');
  });

  it('is unreachable with a wrong password', async () => {
    const { url, drop } = await unmigratedDatabase();
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    expect(await databaseState(wrong, 5_000)).toEqual({ reachable: false, reason: 'ER_ACCESS_DENIED_ERROR' });
    await drop();
  });

  it('is unreachable when the server accepts the connection and never says a word', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    const began = performance.now();
    expect(await databaseState(`mysql://ow@127.0.0.1:${String(port)}/one_window`, 200)).toMatchObject({
      reachable: false,
    });
    expect(performance.now() - began).toBeLessThan(8_000); // the driver's own patience is ten seconds
    sockets.forEach((socket) => socket.destroy());
    mute.close();
  });
});
