import { join } from 'node:path';
import type { Flavour } from '../../src/platform/db/flavour';
import {
  startThrowawayServer,
  type ThrowawayServer,
} from '../../src/platform/db/local-server/throwaway-server';

const DATA_FOLDER = join(__dirname, '../../.data');

/** Starts the database server that the tests share: MariaDB, or the one that DATABASE_FLAVOUR names. */
export function startTestServer(): Promise<ThrowawayServer> {
  return startThrowawayServer({
    flavour: requestedFlavour(process.env['DATABASE_FLAVOUR']),
    path: process.env['PATH'] ?? '',
    packagesFolder: join(DATA_FOLDER, 'packages'),
    templates: join(DATA_FOLDER, 'templates'),
    say: (line) => process.stderr.write(`${line}\n`),
  });
}

function requestedFlavour(name = 'mariadb'): Flavour {
  if (name === 'mariadb' || name === 'mysql') return name;
  throw new Error(
    `DATABASE_FLAVOUR is "${name}"; it chooses the server of the tests and is "mariadb" or "mysql".`,
  );
}
