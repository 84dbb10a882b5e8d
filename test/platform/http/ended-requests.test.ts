import { createConnection } from 'mysql2/promise';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { waitUntil } from '../../support/wait-until';

const CUSTOMERS = '{ customers(first: 1) { nodes { id } } }';
const READING = '/* customerList.%customers%';

/** An API whose statements wait on the server for as long as a lock is held. */
async function openBlocked(requestTimeoutMs: number, statementTimeoutMs: number) {
  const database = await freshDatabase({ settings: { statementTimeoutMs } });
  const said: string[] = [];
  const say = (_: unknown, message: string) => said.push(message);
  const api = await openApi({
    db: database.db,
    log: Object.assign(createLog('silent'), { error: say, warn: say }),
    config: {
      corsOrigins: [],
      cursorKey: Buffer.alloc(32),
      limits: USUAL_LIMITS,
      phoneRegion: 'CZ',
      contactChains: USUAL_CHAIN_RULE,
      requestTimeoutMs,
    },
  });
  const blocker = await createConnection(database.url);
  await blocker.query('LOCK TABLES customers WRITE');
  return {
    api,
    database,
    said,
    release: () => blocker.end(),
    close: async () => {
      await api.close();
      await database.drop();
    },
  };
}

const ask = ({ url }: TestApi, signal?: AbortSignal) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: CUSTOMERS }),
    ...(signal && { signal }),
  });

describe('a request that nobody waits for any more', () => {
  let watching: TestDatabase;
  beforeAll(async () => {
    watching = await freshDatabase();
  });
  afterAll(() => watching.drop());

  const reading = () => running(watching.db, READING);

  test('ends on the server when its time is up, and the client is told', async () => {
    const { api, said, release, close } = await openBlocked(1_000, 60_000);
    const response = await ask(api);
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'The request took too long and was ended. Ask for fewer rows or add a filter.',
          extensions: { code: 'TIMEOUT' },
        },
      ],
    });
    await waitUntil('nothing is read for it', async () => (await reading()) === 0);
    await release();
    expect((await ask(api)).status).toBe(200);
    expect(said).toEqual([]); // an operator has nothing to look after
    await close();
  });

  test('ends on the server when its client goes away', async () => {
    const { api, said, release, close } = await openBlocked(60_000, 60_000);
    const client = new AbortController();
    const asked = ask(api, client.signal);
    await waitUntil('it is read for it', async () => (await reading()) === 1);
    client.abort();
    await expect(asked).rejects.toThrow();
    await waitUntil('nothing is read for it', async () => (await reading()) === 0);
    await release();
    expect((await ask(api)).status).toBe(200);
    expect(said).toEqual([]);
    await close();
  });
});

describe('a statement that takes longer than it may', () => {
  test('ends on the server, and the answer says what to do', async () => {
    const { api, database, release, close } = await openBlocked(60_000, 500);
    const { errors } = (await (await ask(api)).json()) as { errors: object[] };
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^The database took too long\. Ask for fewer rows/) as string,
        extensions: { code: 'TIMEOUT' },
      },
    ]);
    await release();
    expect(await running(database.db, READING)).toBe(0);
    await close();
  });
});
