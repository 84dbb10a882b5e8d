import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codeOf } from '../../process/error-code';
import { parseVersion } from '../flavour';
import { shareFolderBeside, versionOf } from './find-server-programs';
import type { ServerProgram } from './server-program';

const LIBRARY_FOLDERS = ['lib', 'lib64', 'usr/lib', 'usr/lib64'];
/** usr/lib/mysql/private is the deepest. */
const DEPTH = 3;

/**
 * How to start a program in a folder of unpacked packages: through the loader and with the libraries that were unpacked beside it,
 * so that it does not matter what the machine itself has.
 */
export async function unpackedCommand(root: string, program: string): Promise<string[]> {
  const files = (
    await Promise.all(LIBRARY_FOLDERS.map((folder) => filesBelow(join(root, folder), DEPTH)))
  ).flat();
  const loader = files.find(({ name }) => /^ld-linux.*\.so\.\d+$/.test(name)) ?? missing(root, 'loader');
  const libraries = new Set(files.filter(({ name }) => /^lib.*\.so/.test(name)).map(({ folder }) => folder));
  const start = await namedLoader(root, join(loader.folder, loader.name), program);
  return [start, '--library-path', [...libraries].join(':'), program];
}

/** The database server in a folder of unpacked packages. */
export async function unpackedProgram(root: string, origin: string): Promise<ServerProgram> {
  const server =
    (await firstPresent(root, ['usr/sbin/mariadbd', 'usr/sbin/mysqld'])) ?? missing(root, 'server');
  const command = await unpackedCommand(root, server);
  const version = await versionOf(command);
  const shareFolder = await shareFolderBeside(server);
  return {
    flavour: parseVersion(version),
    version,
    command,
    shareFolder,
    relocation: {
      basedir: join(root, 'usr'),
      // Debian's later packages carry the plugins apart from the server; none of them is needed.
      plugin_dir: join(root, 'usr/lib/mysql/plugin'),
      character_sets_dir: join(shareFolder, 'charsets'),
      lc_messages_dir: shareFolder,
    },
    origin,
  };
}

/** The loader under the server's name: process lists show the name of the file that was started. */
async function namedLoader(root: string, loader: string, server: string): Promise<string> {
  const folder = join(root, 'start');
  const link = join(folder, server.slice(server.lastIndexOf('/') + 1));
  await mkdir(folder, { recursive: true });
  await symlink(relative(folder, loader), link).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error; // made by an earlier start
  });
  return link;
}

interface FoundFile {
  readonly folder: string;
  readonly name: string;
}

async function filesBelow(folder: string, depth: number): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => ({ folder, name }));
  const folders =
    depth === 0 ? [] : entries.filter((entry) => entry.isDirectory() && entry.name !== 'plugin');
  const below = await Promise.all(folders.map(({ name }) => filesBelow(join(folder, name), depth - 1)));
  return [...files, ...below.flat()];
}

async function firstPresent(root: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const files = await readdir(join(root, name, '..')).catch((): string[] => []);
    if (files.includes(name.slice(name.lastIndexOf('/') + 1))) return join(root, name);
  }
  return undefined;
}

function missing(root: string, what: string): never {
  throw new Error(
    `the unpacked packages in ${root} hold no ${what}; remove that folder to fetch them again.`,
  );
}
