import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitForLock } from '../../process/exclusive-lock.cjs';
import { startGuarded } from '../../process/guarded-process';

export interface AptPackages {
  /** The package that is wanted; everything it depends on comes with it. */
  readonly name: string;
  /** A Debian suite other than the machine's own, read from the same mirror. */
  readonly suite?: string;
  /** Of what is left out below, what this one needs. */
  readonly keeps?: readonly string[];
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const PROGRESS_MS = 2_000;

/** What a server never reads; the C library's and Perl's share is larger than the server's. */
const LEFT_OUT = [
  'usr/bin',
  'bin',
  'etc',
  'var',
  'usr/share/man',
  'usr/share/doc',
  'usr/share/locale',
  'usr/share/perl*',
].concat([
  'usr/lib/*/gconv',
  'usr/lib/*/perl*',
  'usr/share/mysql-test',
  'usr/share/zoneinfo',
  'usr/share/i18n',
]);

/** Whether the machine has Debian's package tools and somewhere to fetch packages from. */
export async function hasApt(): Promise<boolean> {
  const found = await Promise.all(['/usr/bin/apt-get', '/usr/bin/dpkg-deb'].map(isExecutable));
  return found.every(Boolean);
}

/**
 * Fetches a package and its whole dependency closure, C library and loader included, with the machine's own apt sources but
 * a private apt state, and unpacks it into a folder, which it gives back. Needs no root and changes nothing outside `folder`;
 * apt checks the signatures. What a killed run has fetched is used by the next; the unpacked folder appears whole or not at all.
 */
export async function fetchPackages(
  folder: string,
  wanted: AptPackages,
  say: (line: string) => void,
): Promise<string> {
  const root = join(folder, 'root');
  if (await isExecutable(root)) return root;
  const lock = await waitForLock(folder, 'fetch', () => {
    say(`Waiting for another process that fetches ${wanted.name} …`);
  });
  try {
    if (await isExecutable(root)) return root;
    const apt = await prepareApt(folder, wanted);
    say(`Fetching ${wanted.name} and what it needs from the distribution's packages …`);
    await rm(join(folder, 'apt/log'), { force: true });
    await apt.run(['update'], { mayFail: true }); // a source of somebody else's may be down; the next step tells whether it matters
    const install = ['-y', '--no-install-recommends', '--download-only', 'install', wanted.name];
    await reportingProgress(apt.archives, say, () => apt.run(install, { mayFail: false }));
    say(`Unpacking ${wanted.name} and what it needs …`);
    await unpack(apt.archives, root, wanted.keeps);
    await rm(join(folder, 'apt'), { recursive: true, force: true });
    return root;
  } finally {
    lock.release();
  }
}

interface Apt {
  readonly archives: string;
  run(args: readonly string[], options: { mayFail: boolean }): Promise<void>;
}

async function prepareApt(folder: string, wanted: AptPackages): Promise<Apt> {
  const home = join(folder, 'apt');
  const at = (name: string) => join(home, name);
  for (const name of ['lists/partial', 'cache/archives/partial', 'state'])
    await mkdir(at(name), { recursive: true });
  await writeFile(at('state/status'), ''); // nothing counts as installed, so the closure is complete
  const settings: Record<string, string> = {
    // The machine's hooks are for the machine's packages; its way to the network (below, Acquire) is for these too.
    'Dir::Etc::Parts': '/dev/null',
    'Dir::Etc::Main': '/dev/null',
    'Dir::State': at('state'),
    'Dir::State::Lists': at('lists'),
    'Dir::State::status': at('state/status'),
    'Dir::Cache': at('cache'),
    'Dir::Log': at('state'),
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': userInfo().username, // apt's own user could not write here
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '20',
  };
  if (wanted.suite !== undefined) {
    await writeFile(at('sources.list'), await sourceOfSuite(wanted.suite));
    Object.assign(settings, {
      'Dir::Etc::SourceList': at('sources.list'),
      'Dir::Etc::SourceParts': '/dev/null',
    });
  }
  const own = Object.entries(settings).map(([name, value]) => `${name} "${value}";`);
  await writeFile(at('apt.conf'), [...(await machinesAcquireSettings()), ...own, ''].join('\n'));
  return {
    archives: at('cache/archives'),
    run: (args, options) => runApt(['-q', ...args], home, options),
  };
}

/** Proxies and the like, as the machine's administrator set them. */
async function machinesAcquireSettings(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('apt-config', ['dump'], { maxBuffer: 10_000_000 });
  return stdout.split('\n').filter((line) => line.startsWith('Acquire::'));
}

async function sourceOfSuite(suite: string): Promise<string> {
  const { stdout } = await promisify(execFile)('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  const mirror = stdout.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (mirror === undefined)
    throw new Error(`this machine's apt sources name no Debian mirror to read ${suite} from.`);
  const signedBy = (await isReadable(KEYRING)) ? `[signed-by=${KEYRING}] ` : '';
  return `deb ${signedBy}${mirror} ${suite} main\n`;
}

/** Apt ends with this process: one that lived on would hold its locks against the next start. */
async function runApt(
  args: readonly string[],
  home: string,
  { mayFail }: { mayFail: boolean },
): Promise<void> {
  const logFile = join(home, 'log');
  const environment = [`APT_CONFIG=${join(home, 'apt.conf')}`, 'LC_ALL=C', 'DEBIAN_FRONTEND=noninteractive'];
  const apt = startGuarded({
    command: ['/usr/bin/env', ...environment, 'apt-get', ...args],
    logFile,
    pidFile: join(home, 'pid'),
    stopSignal: 'TERM',
    graceSeconds: 5,
  });
  if ((await apt.finish()) === 0 || mayFail) return;
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => /^[EW]:/.test(line));
  throw new Error(
    `apt-get could not fetch the packages (whole output: ${logFile}). ${lines.slice(-4).join(' ')}`.trim(),
  );
}

async function reportingProgress(
  archives: string,
  say: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  const timer = setInterval(() => {
    void fetchedBytes(archives).then((bytes) => {
      say(`  … ${(bytes / 1e6).toFixed(0)} MB fetched`);
    });
  }, PROGRESS_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

async function fetchedBytes(archives: string): Promise<number> {
  let bytes = 0;
  for (const folder of [archives, join(archives, 'partial')]) {
    for (const name of await readdir(folder)) {
      bytes += await stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ); // apt moves files meanwhile
    }
  }
  return bytes;
}

async function unpack(archives: string, root: string, keeps: readonly string[] = []): Promise<void> {
  const draft = `${root}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const leftOut = LEFT_OUT.filter((path) => !keeps.includes(path)).map((path) => `--exclude=./${path}`);
  for (const file of (await readdir(archives)).filter((name) => name.endsWith('.deb'))) {
    const script = 'deb=$1; shift; dpkg-deb --fsys-tarfile "$deb" | tar -x --no-same-owner "$@"';
    await promisify(execFile)('sh', ['-c', script, 'unpack', join(archives, file), '-C', draft, ...leftOut]);
  }
  await rename(draft, root);
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
