import './platform/process/shape-of-ticks';
import 'reflect-metadata';
import { loadConfig } from './platform/config/config';
import { loadEnvFileIfPresent } from './platform/config/env-file';
import { ensureUtc } from './platform/config/time-zone';
import { createLog } from './platform/observability/log';
import { stopOnSignal } from './platform/process/stop-signals';
import { runServer } from './run-server';

async function serve(): Promise<void> {
  loadEnvFileIfPresent('.env');
  ensureUtc(process.env);
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  const server = await runServer(config, log);
  stopOnSignal(
    async () => {
      log.info('stopping: finishing the requests in flight');
      await server.drain();
      log.info('stopped');
    },
    (error) => {
      log.fatal({ err: error }, 'could not stop in order');
    },
  );
  log.info({ url: server.url }, 'serving');
}

/** The process in production: configured by the environment, nothing made or changed on its own account. */
export function main(): void {
  serve().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    setTimeout(() => process.exit(), 1_000).unref(); // a connection that hangs must not keep a failed start alive
  });
}
