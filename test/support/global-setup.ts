import { createDataSource } from '../../src/platform/db/data-source';
import { migrate } from '../../src/platform/db/migrator';
import { SERVER_URL, TEMPLATE, urlOfDatabase } from './database-address';
import { createDatabase } from './database-copy';
import { startTestServer } from './test-server';

/** One server for the whole run, with one migrated schema that the tests copy. */
export default async function globalSetup(): Promise<void> {
  const server = await startTestServer();
  globalThis.testServer = server;
  process.stderr.write(
    `Tests run on ${server.program.flavour} ${server.program.version} (${server.program.origin})\n`,
  );
  process.env[SERVER_URL] = server.url; // the workers inherit it
  await createDatabase(server.url, TEMPLATE);
  const template = await createDataSource(urlOfDatabase(TEMPLATE), { poolSize: 1, statementTimeoutMs: 0 });
  await template.initialize();
  await migrate(template);
  await template.destroy();
}
