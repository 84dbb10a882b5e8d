import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { canFetchChromium, environmentOfFetched, fetchChromium } from './fetched-chromium';
import { findChromium, type ChromiumProgram } from './find-chromium';

/** How long a start may take: the first on a machine without a browser fetches one. */
export const START_WITHIN_MS = 20 * 60_000;

export const PACKAGES_FOLDER = join(__dirname, '../../.data/packages');

const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever a page asks of another host is seen by the checks, and goes nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const NO_BROWSER = [
  'The sandbox is tested in a real browser, and there is none to work with. Any one of these gives one:',
  '  - Linux on x86-64:  nothing to install when npm can reach its registry',
  '  - Debian:  sudo apt-get install chromium',
  '  - other Linux:  sudo npx playwright-core install-deps chromium && npx playwright-core install chromium',
  '  - macOS:  npx playwright-core install chromium; or with Homebrew: brew install --cask google-chrome',
];

type Say = (line: string) => void;

/** Starts a real browser without a window, with a profile folder that goes when it closes: the machine's own, else a private one. */
export function startChromium(): Promise<Browser> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  return startFirstThatWorks(chromiumPrograms(say), say);
}

/** Browsers to try, best first: those on the machine, then, on Linux, one that npm fetches. */
export async function* chromiumPrograms(say: Say): AsyncGenerator<ChromiumProgram> {
  yield* await findChromium(process.env['PATH'] ?? '');
  if (canFetchChromium) yield await fetchChromium(PACKAGES_FOLDER, say);
}

/**
 * Starts one browser after the other until one works; what does not is reported through `say`.
 * @throws Error with every way to get a browser, and what was wrong with those that were tried
 */
export async function startFirstThatWorks(
  programs: AsyncIterable<ChromiumProgram> | Iterable<ChromiumProgram>,
  say: Say,
): Promise<Browser> {
  const failures: string[] = [];
  try {
    for await (const program of programs) {
      try {
        return await start(program);
      } catch (error) {
        const failure = `${program.executablePath}: ${reasonIn(error)}`;
        failures.push(failure);
        say(`Cannot use ${failure}`);
      }
    }
  } catch (error) {
    failures.push(reasonIn(error)); // the packages cannot be fetched
  }
  const tried =
    failures.length === 0 ? [] : ['What was tried:', ...failures.map((failure) => `  - ${failure}`)];
  throw new Error([...NO_BROWSER, ...tried].join('\n'));
}

async function start({ executablePath, unpackedIn }: ChromiumProgram): Promise<Browser> {
  if (unpackedIn === undefined) return chromium.launch({ executablePath, args: QUIET_FLAGS });
  const home = await mkdtemp(join(tmpdir(), 'one-window-browser-'));
  const removeHome = () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const env = { ...process.env, ...(await environmentOfFetched(unpackedIn, home)) };
    const browser = await chromium.launch({ executablePath, args: QUIET_FLAGS, env });
    browser.once('disconnected', removeHome);
    return browser;
  } catch (error) {
    removeHome();
    throw error;
  }
}

/** What the browser itself said last, where it said something; the rest of what playwright tells is how it was started. */
function reasonIn(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [said = ''] = message.split('Call log:');
  const ownWords = [...said.matchAll(/\[err\] (.+)/g)].map(([, words]) => words);
  return ownWords.slice(-3).join(' ') || (message.split('\n')[0] ?? message);
}
