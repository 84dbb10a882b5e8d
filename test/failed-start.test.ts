import { createServer, type AddressInfo, type Server } from 'node:net';
import { freshDatabase, type TestDatabase } from './support/database';
import { startNode } from './support/started-process';
import { temporaryFolder } from './support/temporary-folder';

const folder = temporaryFolder();
/** A start that fails, in a process that nothing ends but that nothing is open any more. */
const START = `
  require('reflect-metadata');
  const { loadConfig } = require('./dist/src/platform/config/config.js');
  const { createLog } = require('./dist/src/platform/observability/log.js');
  const { runServer } = require('./dist/src/run-server.js');
  runServer(loadConfig(process.env), createLog('silent')).then(
    () => console.log('It serves.'),
    (error) => console.log('Refused: ' + error.message),
  );`;

let database: TestDatabase;
let occupant: Server;
beforeEach(async () => {
  database = await freshDatabase();
  occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => occupant.close(resolve));
  await database.drop();
});

const takenPort = (): Record<string, string> => ({ PORT: String((occupant.address() as AddressInfo).port) });
/** `seal` is read of the chains before, `reason` only written. */
const breakTrail = (column: 'seal' | 'reason') => (): Promise<number> =>
  database.db.execute('test.break', `ALTER TABLE audit_events DROP COLUMN ${column}`);

test.each([
  ['the audit trail cannot be read', breakTrail('seal'), {}, /seal/],
  ['the audit trail takes no record', breakTrail('reason'), {}, /reason/],
  ['demo identities cannot be kept', null, { DEMO_IDENTITIES: '/dev/null/nowhere' }, /ENOTDIR|ENOENT/],
  ['a manifest is not there', null, { TRUSTED_DOCUMENTS: '/nowhere.json' }, /nowhere/],
  ['the port is taken', null, null, /Somebody else uses port/],
])(
  'when %s the process ends by itself, and leaves nothing begun',
  async (_what, prepare, environment, message) => {
    await prepare?.();
    const started = await startNode(folder, ['-e', START], {
      DATABASE_URL: database.url,
      CURSOR_KEY: 'ab'.repeat(32),
      PORT: '0',
      TZ: 'UTC',
      // A Redis that is away is tried again for as long as its client is open.
      REDIS_URL: 'redis://127.0.0.1:1',
      DEMO_IDENTITIES: folder,
      ...(environment ?? takenPort()),
    });
    expect([await started.ended, started.output()]).toEqual([0, expect.stringMatching(message) as string]);
    const trail = await database.db.query<{ action: string }>(
      'test.trail',
      'SELECT action FROM audit_events ORDER BY place',
    );
    expect([[], ['audit:begin', 'audit:end']]).toContainEqual(trail.map(({ action }) => action));
  },
);
