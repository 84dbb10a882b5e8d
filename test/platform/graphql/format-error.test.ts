import { pino } from 'pino';
import type { Db } from '../../../src/platform/db/db';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';

const QUERY = '{ customers(first: 1) { nodes { id } } }';

/** A database on which every read fails so. */
function failing(error: Error): Db {
  const fail = () => Promise.reject(error);
  return {
    query: fail,
    lookUp: fail,
    execute: fail,
    executeLater: fail,
    load: fail,
    takesLoads: fail,
    transaction: fail,
  };
}

function databaseError(errno: number, code: string): Error {
  return Object.assign(new Error(`near 'jana@example.cz'`), { errno, code, sql: "SELECT 'jana@example.cz'" });
}

describe('a failure inside', () => {
  let api: TestApi;
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });

  afterEach(() => api.close());

  test.each([
    ['a statement that took too long on MySQL', databaseError(3024, 'ER_QUERY_TIMEOUT'), 'TIMEOUT'],
    ['a statement that took too long on MariaDB', databaseError(1969, ''), 'TIMEOUT'],
    ['a database that does not answer', databaseError(0, 'ECONNREFUSED'), 'UNAVAILABLE'],
    ['a pool with nothing to give', new Error('Queue limit reached.'), 'UNAVAILABLE'],
    ['a mistake of ours', databaseError(1064, 'ER_PARSE_ERROR'), 'INTERNAL_SERVER_ERROR'],
  ])('that is %s leaves without detail', async (_, error, code) => {
    api = await openApi({ db: failing(error) });
    const refusal = await api.refusal(QUERY);
    expect(refusal.code).toBe(code);
    expect(refusal.message).not.toContain('jana@example.cz');
  });

  test('can be found in the log by the incident that the client was told', async () => {
    api = await openApi({ db: failing(databaseError(1064, 'ER_PARSE_ERROR')), log });
    const { message } = await api.refusal(QUERY);
    const incident = /[0-9a-f-]{36}$/.exec(message)?.[0];
    expect(incident).toBeDefined();
    expect(lines.join('')).toContain(incident);
  });
});

describe('a stored value that does not fit its type', () => {
  test('does not leave in the error that it causes, nor is it in the log', async () => {
    const lines: string[] = [];
    const api = await openApi({ log: createLog('trace', { write: (line) => void lines.push(line) }) });
    const id = `cus_${await api.bank.customer({ segment: 'SECRETVALUE' })}`;
    const refusal = await api.refusal(`{ customer(by: { id: "${id}" }) { segment } }`);
    expect(refusal.code).toBe('INTERNAL_SERVER_ERROR');
    expect(refusal.message).not.toContain('SECRETVALUE');
    expect(lines.join('')).toContain('A resolver failed');
    expect(lines.join('')).not.toContain('SECRETVALUE');
    await api.close();
  });
});

describe('one failing section', () => {
  test('leaves the rest of the card', async () => {
    const api = await openApi();
    const id = `cus_${await api.bank.customer()}`;
    await api.database.db.execute('test.break', 'DROP TABLE promises');
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'query ($id: ID!) { customer(by: { id: $id }) { id promises(first: 1) { nodes { id } } openCases(first: 1) { nodes { id } } } }',
        variables: { id },
      }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors: { path: unknown }[] };
    expect(data).toEqual({ customer: { id, promises: null, openCases: { nodes: [] } } });
    expect(errors.map(({ path }) => path)).toEqual([['customer', 'promises']]);
    await api.close();
  });
});
