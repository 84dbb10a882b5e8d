import { spawn } from 'node:child_process';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asRootIfRoot, type ServerProgram } from './server-program';

/** Small and quick, because the files made here take their size and time from it. */
const QUICK = [
  '--innodb-use-native-aio=OFF',
  '--innodb-flush-method=fsync',
  '--innodb-buffer-pool-size=32M',
  '--performance-schema=OFF',
];

/** In the order in which mariadb-install-db runs them; the help texts and the sys schema are left out. */
const SYSTEM_TABLES = ['system_tables', 'performance_tables', 'system_tables_data'];

/**
 * Makes an empty data folder: system tables and one root account, which MariaDB opens only to the operating system's root
 * through the socket. (MySQL's is made without a password and must be locked before anybody can connect.)
 * It is made beside its place and renamed, so that a killed initialisation leaves nothing that looks finished.
 */
export async function initialiseData(program: ServerProgram, dataFolder: string): Promise<void> {
  const draft = `${dataFolder}.new`;
  const temporary = temporaryFolderOf(draft);
  for (const folder of [draft, temporary]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  if (program.flavour === 'mariadb') await bootstrapMariadb(program, draft);
  else await runServer(program, draft, ['--initialize-insecure', '--disable-log-bin', '--mysqlx=OFF'], '');
  await rm(temporary, { recursive: true });
  await rm(join(draft, 'auto.cnf'), { force: true }); // each copy must get an identity of its own
  await rename(draft, dataFolder);
}

/** A folder of its own: a server that starts deletes what others have in a shared one. */
function temporaryFolderOf(dataFolder: string): string {
  return `${dataFolder}.tmp`;
}

async function bootstrapMariadb(program: ServerProgram, draft: string): Promise<void> {
  await mkdir(join(draft, 'mysql'));
  const parts = await Promise.all(
    [
      ...SYSTEM_TABLES.map((name) => ['mysql_', 'mariadb_'].map((brand) => `${brand}${name}.sql`)),
      ['maria_add_gis_sp_bootstrap.sql'],
    ].map((names) => readFirst(program.shareFolder, names)),
  );
  const tables = parts
    .join('\n')
    .split('\n')
    .filter((line) => !line.includes('@current_hostname')); // no accounts for a host name
  const sql = [
    'use mysql;',
    "SET @auth_root_socket='root';",
    'SET @skip_auth_anonymous=1;',
    ...tables,
    '',
  ].join('\n');
  await runServer(program, draft, ['--bootstrap', '--log-warnings=0', '--enforce-storage-engine='], sql);
}

async function readFirst(folder: string, names: readonly string[]): Promise<string> {
  for (const name of names) {
    const file = join(folder, name);
    if (
      await stat(file).then(
        () => true,
        () => false,
      )
    )
      return readFile(file, 'utf8');
  }
  throw new Error(`${folder} holds none of ${names.join(', ')}, from which a data folder is made.`);
}

async function runServer(
  program: ServerProgram,
  dataFolder: string,
  mode: readonly string[],
  input: string,
): Promise<void> {
  const relocation = Object.entries(program.relocation).map(
    ([name, value]) => `--${name.replaceAll('_', '-')}=${value}`,
  );
  const [start = '', ...args] = program.command;
  const child = spawn(
    start,
    [
      ...args,
      '--no-defaults',
      ...asRootIfRoot(),
      ...relocation,
      `--datadir=${dataFolder}`,
      `--tmpdir=${temporaryFolderOf(dataFolder)}`,
      ...QUICK,
      ...mode,
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4000)));
  child.stdin.on('error', () => undefined); // a server that ends early says why on stderr
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`it could not make a data folder: ${reasonIn(output) || `exit status ${String(code)}`}`);
}

/** The lines of a server's log that say what went wrong. */
export function reasonIn(log: string): string {
  const lines = log
    .split('\n')
    .filter((line) => /error|denied|can't|cannot/i.test(line) && !line.includes('Aborting'));
  return lines
    .slice(-3)
    .map((line) => line.replace(/^[\d-]+[T ]\s*[\d:.]+Z?\s+\d+\s+/, '').trim())
    .join(' ');
}
