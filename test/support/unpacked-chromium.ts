import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchPackages, type AptPackages } from '../../src/platform/db/local-server/apt-packages';
import type { ChromiumProgram } from './find-chromium';

/**
 * The parts of the C library. The browser starts itself anew for each page by way of /proc/self/exe, so that it cannot be run
 * through a loader of its own; and the machine's loader works with the machine's C library alone.
 */
const C_LIBRARY = [
  'ld-linux*',
  ...[
    'libc',
    'libm',
    'libmvec',
    'libpthread',
    'libdl',
    'librt',
    'libresolv',
    'libutil',
    'libanl',
    'libnsl',
  ].map((name) => `${name}.so.*`),
  'libnss_*.so.*',
];
/** Drivers and pictures for a screen, a third of the whole; a browser without a window paints in memory. */
const FOR_A_SCREEN = ['dri/*', 'libLLVM*', 'libz3.so*'];

const PACKAGES: AptPackages = {
  name: 'chromium',
  leftOut: [...[...C_LIBRARY, ...FOR_A_SCREEN].map((name) => `*lib/*/${name}`), 'usr/share/icons'],
};

/** The distribution's own browser, unpacked below `packagesFolder`; fetched when it is not there yet. Needs no root. */
export async function fetchChromium(
  packagesFolder: string,
  say: (line: string) => void,
): Promise<ChromiumProgram> {
  const unpackedIn = await fetchPackages(join(packagesFolder, PACKAGES.name), PACKAGES, say);
  return { executablePath: join(unpackedIn, 'usr/lib/chromium/chromium'), unpackedIn };
}

/**
 * What a browser out of unpacked packages must find in its environment to use what lies beside it and leave the machine's
 * alone. `home`, an empty folder, becomes its home: it writes nowhere else.
 */
export async function environmentOfUnpacked(root: string, home: string): Promise<Record<string, string>> {
  const fontSettings = join(home, 'fonts.conf');
  await writeFile(fontSettings, fontSettingsFor(root, home));
  return {
    LD_LIBRARY_PATH: (await libraryFolders(root)).join(':'),
    FONTCONFIG_FILE: fontSettings,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_DATA_DIRS: join(root, 'usr/share'),
    GIO_MODULE_DIR: join(home, 'no-modules'), // those of the machine are made for its own libraries
  };
}

async function libraryFolders(root: string): Promise<string[]> {
  const files = await Promise.all(
    ['lib', 'usr/lib'].map((folder) =>
      readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []),
    ),
  );
  const libraries = files.flat().filter(({ name }) => /^lib.*\.so/.test(name));
  if (libraries.length === 0)
    throw new Error(
      `the unpacked packages in ${root} hold no libraries; remove that folder to fetch them again.`,
    );
  return [...new Set(libraries.map(({ parentPath }) => parentPath))];
}

/** The distribution's fonts, with its own idea of which of them are serif, sans-serif and monospaced. */
function fontSettingsFor(root: string, home: string): string {
  const settings = join(root, 'usr/share/fontconfig/conf.avail');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(root, 'usr/share/fonts')}</dir>
  <cachedir>${join(home, 'cache/fontconfig')}</cachedir>
  <include>${join(settings, '45-latin.conf')}</include>
  <include>${join(settings, '60-latin.conf')}</include>
</fontconfig>
`;
}
