import { join } from 'node:path';
import type { Flavour } from '../flavour';
import { fetchPackages, hasApt, type AptPackages } from './apt-packages';
import { findServerPrograms } from './find-server-programs';
import type { ServerProgram } from './server-program';
import { unpackedProgram } from './unpacked-program';

/** Debian and Ubuntu ship MariaDB; MySQL itself is packaged in Debian's unstable suite alone. */
const PACKAGES: Record<Flavour, AptPackages> = {
  mariadb: { name: 'mariadb-server-core' },
  mysql: { name: 'mysql-server-core', suite: 'sid' },
};

export interface Search {
  /** What the data folder at hand, or the person who asks, needs; either will do when absent. */
  readonly flavour?: Flavour | undefined;
  /** Folders to look in, as in the environment's PATH. */
  readonly path: string;
  /** Where fetched packages are kept. */
  readonly packagesFolder: string;
  readonly say: (line: string) => void;
}

/** Servers to try, best first: those on the machine, then one fetched from the distribution's packages. */
async function* serverPrograms({
  flavour,
  path,
  packagesFolder,
  say,
}: Search): AsyncGenerator<ServerProgram> {
  for (const program of await findServerPrograms(path, say)) {
    if (flavour === undefined || program.flavour === flavour) yield program;
  }
  if (!(await hasApt())) return;
  const packages = PACKAGES[flavour ?? 'mariadb'];
  const root = await fetchPackages(join(packagesFolder, packages.name), packages, say);
  yield await unpackedProgram(
    root,
    `the distribution's package ${packages.name}, unpacked in ${packagesFolder}`,
  );
}

/**
 * Tries `use` on one server after the other until it succeeds; a server that is found but broken is reported and passed over.
 * Rejects with every way to get a database when none works.
 */
export async function withFirstThatWorks<T>(
  search: Search,
  use: (program: ServerProgram) => Promise<T>,
): Promise<T> {
  const failures: string[] = [];
  try {
    for await (const program of serverPrograms(search)) {
      try {
        return await use(program);
      } catch (error) {
        const failure = `${program.flavour} ${program.version} (${program.origin}): ${messageOf(error)}`;
        failures.push(failure);
        search.say(`Cannot use ${failure}`);
      }
    }
  } catch (error) {
    failures.push(messageOf(error)); // the packages cannot be fetched
  }
  throw new Error(noServer(failures));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function noServer(failures: readonly string[]): string {
  const tried =
    failures.length === 0 ? [] : ['What was tried:', ...failures.map((failure) => `  - ${failure}`)];
  return [
    'No database server to work with. Any one of these gives one:',
    '  - Debian, Ubuntu:  nothing to install when apt can reach its mirror; or: sudo apt-get install mariadb-server',
    '  - macOS, Linux with Homebrew:  brew install mariadb',
    '  - Fedora and the like:  sudo dnf install mariadb-server',
    '  - Docker:  docker run -d --name one-window-db -p 127.0.0.1:3306:3306 -e MARIADB_DATABASE=one_window -e MARIADB_USER=one_window -e MARIADB_PASSWORD=change-me -e MARIADB_RANDOM_ROOT_PASSWORD=1 mariadb:11.8',
    '      then:  export DATABASE_URL=mysql://one_window:change-me@127.0.0.1:3306/one_window && npm run migrate && npm start -- --demo',
    '  - A server you have (MySQL 8.4, MariaDB 10.11 or later):  export DATABASE_URL=mysql://user:password@host:3306/database',
    ...tried,
  ].join('\n');
}
