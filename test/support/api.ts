import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLClient, type Variables } from 'graphql-request';
import { USUAL_CHAIN_RULE } from '../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../src/platform/limits/memory-bucket-store';
import { StrictResponse } from '../../src/platform/http/strict-response';
import { createLog } from '../../src/platform/observability/log';
import { createServer, type ServerDependencies } from '../../src/server';
import { Bank, NOW } from './bank';
import { freshDatabase, type TestDatabase } from './database';
import { asking, seesEverything } from './viewers';

/** The API over real HTTP on a database of its own, with every statement that it runs. */
export interface TestApi {
  readonly bank: Bank;
  readonly database: TestDatabase;
  readonly url: string;
  /** Names of the statements since they were last cleared. */
  readonly statements: string[];
  /** The data of an answer; throws what the client library throws when there are errors. */
  ask<Data>(query: string, variables?: Variables, headers?: Record<string, string>): Promise<Data>;
  /** The first error of an answer, as sent. */
  refusal(query: string, variables?: Variables): Promise<{ message: string; code: unknown }>;
  close(): Promise<void>;
}

/** Tests ask more in a second than one client may. */
const ENDLESS = { size: 1e9, refillPerSecond: 1e9 };

const open = new Set<TestApi>();

/** A test that fails before it closes what it opened must not keep the whole run from ending. */
afterAll(async () => {
  for (const api of open) await api.close();
});

/** `dependencies` take the place of those of a test; as a function they are made of the database that the API is to have. */
export async function openApi(
  dependencies: Partial<ServerDependencies> | ((database: TestDatabase) => Partial<ServerDependencies>) = {},
): Promise<TestApi> {
  const statements: string[] = [];
  const database = await freshDatabase({ observe: ({ name }) => statements.push(name) });
  const server = await createServer({
    config: {
      corsOrigins: ['https://desk.example'],
      cursorKey: Buffer.alloc(32, 7),
      limits: USUAL_LIMITS,
      phoneRegion: 'CZ',
      contactChains: USUAL_CHAIN_RULE,
      requestTimeoutMs: 5_000,
    },
    db: database.db,
    log: createLog('silent'),
    sandbox: () => false,
    clock: () => NOW,
    identify: asking(seesEverything),
    buckets: createMemoryBucketStore(ENDLESS),
    refusals: createMemoryBucketStore(ENDLESS),
    ...(typeof dependencies === 'function' ? dependencies(database) : dependencies),
  });
  const http = createHttpServer({ ServerResponse: StrictResponse }, server.requestListener).on(
    'upgrade',
    server.upgradeListener,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  const client = new GraphQLClient(`${url}/graphql`, { errorPolicy: 'all' });

  const api: TestApi = {
    bank: await Bank.open(database.db),
    database,
    url,
    statements,
    async ask<Data>(query: string, variables: Variables = {}, headers: Record<string, string> = {}) {
      const { data, errors } = await client.rawRequest<Data>(query, variables, headers);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async refusal(query, variables = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { errors } = (await response.json()) as {
        errors?: { message: string; extensions: { code: unknown } }[];
      };
      const [error] = errors ?? [];
      if (!error) throw new Error(`There was no error in the answer to: ${query}`);
      return { message: error.message, code: error.extensions.code };
    },
    async close() {
      open.delete(api);
      await server.hangUp();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await server.drain();
      await database.drop();
    },
  };
  open.add(api);
  return api;
}
