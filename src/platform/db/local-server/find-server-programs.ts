import { execFile } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parseVersion } from '../flavour';
import type { ServerProgram } from './server-program';

const NAMES = ['mariadbd', 'mysqld'];

/** Where packages put servers that PATH often leaves out: distributions, Homebrew on both kinds of Mac and on Linux, Oracle's. */
const USUAL_FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/usr/bin',
  '/usr/local/bin',
  ...['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'].flatMap((prefix) =>
    ['mariadb', 'mysql', 'mysql@8.4'].map((formula) => `${prefix}/opt/${formula}/bin`),
  ),
  '/opt/homebrew/bin',
  '/usr/local/mysql/bin',
];

/**
 * The servers on this machine that are new enough, MariaDB before MySQL in each folder, in the order of PATH and then
 * of the usual folders. What is found but cannot be used is reported through `say`.
 */
export async function findServerPrograms(
  path: string,
  say: (line: string) => void,
): Promise<ServerProgram[]> {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...USUAL_FOLDERS];
  const found = new Map<string, ServerProgram>();
  for (const file of folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))) {
    const target = await executable(file);
    if (target === undefined || found.has(target)) continue;
    try {
      found.set(target, await describe(target));
    } catch (error) {
      say(`Leaving out ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return [...found.values()];
}

async function executable(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    return await realpath(file);
  } catch {
    return undefined;
  }
}

async function describe(file: string): Promise<ServerProgram> {
  const version = await versionOf([file]);
  return {
    flavour: parseVersion(version),
    version,
    command: [file],
    shareFolder: await shareFolderBeside(file),
    relocation: {},
    origin: file,
  };
}

/** What `--version` says after "Ver", such as "10.11.19-MariaDB-0+deb12u1". */
export async function versionOf(command: readonly string[]): Promise<string> {
  const [program = '', ...args] = command;
  const { stdout } = await promisify(execFile)(program, [...args, '--no-defaults', '--version'], {
    timeout: 10_000,
  });
  return /\bVer\s+(\S+)/.exec(stdout)?.[1] ?? stdout.trim();
}

/** Where the messages of a server lie, which distributions call by either family's name. */
export async function shareFolderBeside(file: string): Promise<string> {
  const prefix = dirname(dirname(file));
  for (const folder of ['share/mysql', 'share/mariadb', 'share']) {
    const candidate = join(prefix, folder);
    if (await isReadable(join(candidate, 'english/errmsg.sys'))) return candidate;
  }
  throw new Error(`its messages (share/*/english/errmsg.sys) are not below ${prefix}.`);
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
