import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import type { ChromiumProgram } from './find-chromium';

const run = promisify(execFile);

/** A Chromium without a window in an npm package, with the libraries and fonts that a bare Linux lacks. For x86-64. */
const PACKAGE = {
  name: '@sparticuz/chromium',
  version: '147.0.2',
  sha512: 'oqXyPAlGQuT9wdZAhcx4nmhehVgEsDc2adL/+FlX8qsLh/YyOgl9GQp8dPMDIBRmktxgA9c1QSNJIQUj2UeHhQ==',
};

export const canFetchChromium = process.platform === 'linux' && process.arch === 'x64';

/** The browser of the npm package, unpacked below `packagesFolder`; fetched when it is not there yet. Needs no root. */
export async function fetchChromium(
  packagesFolder: string,
  say: (line: string) => void,
): Promise<ChromiumProgram> {
  const root = join(packagesFolder, `chromium-${PACKAGE.version}`);
  const fetched = { executablePath: join(root, 'chromium'), unpackedIn: root };
  if (await exists(fetched.executablePath)) return fetched;
  say(`Fetching Chromium ${PACKAGE.version} (npm package ${PACKAGE.name}, 68 MB) …`);
  await mkdir(packagesFolder, { recursive: true });
  const draft = await mkdtemp(`${root}.new-`);
  try {
    await unpack(await pack(draft), draft);
    await rename(draft, root).catch(async (error: unknown) => {
      if (!(await exists(fetched.executablePath))) throw error; // else another process was faster
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return fetched;
}

/** Downloads the package and gives the file, which is the one that is meant. */
async function pack(folder: string): Promise<string> {
  const wanted = `${PACKAGE.name}@${PACKAGE.version}`;
  const { stdout } = await run('npm', ['pack', wanted, '--pack-destination', folder], { cwd: folder });
  const file = join(folder, stdout.trim().split('\n').at(-1) ?? '');
  const sum = createHash('sha512')
    .update(await readFile(file))
    .digest('base64');
  if (sum !== PACKAGE.sha512) throw new Error(`npm gave another ${wanted} than the one that is meant.`);
  return file;
}

async function unpack(file: string, folder: string): Promise<void> {
  await run('tar', ['-xzf', file, '-C', folder, '--strip-components=2', 'package/bin']);
  await rm(file);
  for (const name of ['chromium', 'al2023.tar', 'fonts.tar']) {
    const target = join(folder, name);
    await pipeline(createReadStream(`${target}.br`), createBrotliDecompress(), createWriteStream(target));
    if (name.endsWith('.tar')) await run('tar', ['-xf', target, '-C', folder]);
  }
  await chmod(join(folder, 'chromium'), 0o755);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * What a fetched browser must find in its environment to use what lies beside it and leave the machine's alone. `home`, an empty
 * folder, becomes its home: it writes nowhere else.
 */
export async function environmentOfFetched(root: string, home: string): Promise<Record<string, string>> {
  const fontSettings = join(home, 'fonts.conf');
  await writeFile(fontSettings, fontSettingsFor(root, home));
  return {
    LD_LIBRARY_PATH: join(root, 'lib'),
    FONTCONFIG_FILE: fontSettings,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
  };
}

function fontSettingsFor(root: string, home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(root, 'fonts')}</dir>
  <cachedir>${join(home, 'cache/fontconfig')}</cachedir>
</fontconfig>
`;
}
