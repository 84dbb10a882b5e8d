import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPrograms, PACKAGES_FOLDER, START_WITHIN_MS, startFirstThatWorks } from './chromium';
import { canFetchChromium, fetchChromium } from './fetched-chromium';
import type { ChromiumProgram } from './find-chromium';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

function program(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** What a failed start says, to the one who waits for the browser and meanwhile. */
async function failedStart(programs: Iterable<ChromiumProgram>): Promise<{ error: string; said: string[] }> {
  const said: string[] = [];
  const started = startFirstThatWorks(programs, (line) => said.push(line));
  const error = await started.then(
    () => 'none',
    (reason: unknown) => String(reason),
  );
  return { error, said };
}

/** The first that is to be tried on this machine. */
async function firstProgram(): Promise<ChromiumProgram> {
  for await (const first of chromiumPrograms(() => undefined)) return first;
  throw new Error('There is no browser to try it with.');
}

const stub = program('stub', 'echo "this command needs the snap to be installed" >&2; exit 10');

it(
  'passes over a browser that does not start, and says so',
  async () => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    async function* stubFirst() {
      yield { executablePath: stub };
      yield* chromiumPrograms(say);
    }
    const browser = await startFirstThatWorks(stubFirst(), say);
    const page = await browser.newPage();
    expect(await page.evaluate<string>('navigator.userAgent')).toContain('Chrome/');
    await browser.close();
    expect(said[0]).toBe(`Cannot use ${stub}: this command needs the snap to be installed`);
  },
  START_WITHIN_MS,
);

it('names every way to get a browser and what was wrong with those that were tried', async () => {
  const { error, said } = await failedStart([{ executablePath: stub }]);
  expect(error).toContain('sudo apt-get install chromium');
  expect(error).toContain('npx playwright-core install chromium');
  expect(error).toContain('brew install --cask google-chrome');
  expect(error).toContain(`- ${stub}: this command needs the snap to be installed`);
  expect(said).toHaveLength(1);
});

it('names every way to get a browser where there was none to try', async () => {
  const { error } = await failedStart([]);
  expect(error).toContain('sudo apt-get install chromium');
  expect(error).not.toContain('What was tried');
});

it('tells why the packages could not be fetched', async () => {
  const { error } = await failedStart(
    (function* () {
      yield { executablePath: stub };
      throw new Error('apt-get could not fetch the packages.');
    })(),
  );
  expect(error).toContain('needs the snap');
  expect(error).toContain('- apt-get could not fetch the packages.');
});

describe('a fetched browser', () => {
  it(
    'works on a machine that has none of its own',
    async () => {
      const usable = canFetchChromium
        ? [await fetchChromium(PACKAGES_FOLDER, () => undefined)]
        : [await firstProgram()];
      const browser = await startFirstThatWorks(usable, () => undefined);
      const page = await browser.newPage();
      await page.setContent('<p style="font: 20px sans-serif">One Window</p>');
      expect(await page.evaluate<number>('document.querySelector("p").getClientRects().length')).toBe(1);
      await browser.close();
    },
    START_WITHIN_MS,
  );

  const root = join(folder, 'root');
  const report = join(folder, 'report');
  const reporter = program('reporter', `env >${report}; cat "$FONTCONFIG_FILE" >>${report}; exit 1`);

  async function reported(): Promise<string> {
    await failedStart([{ executablePath: reporter, unpackedIn: root }]);
    return readFileSync(report, 'utf8');
  }

  it('is given the libraries and fonts that were unpacked with it', async () => {
    const words = await reported();
    expect(words).toContain(`LD_LIBRARY_PATH=${root}/lib\n`);
    expect(words).toContain(`<dir>${root}/fonts</dir>`);
  });

  it(
    'leaves nothing behind when it ends',
    async () => {
      const real = await firstProgram();
      const homeFile = join(folder, 'home');
      const launcher = program('launcher', `echo "$HOME" >${homeFile}; exec "${real.executablePath}" "$@"`);
      const browser = await startFirstThatWorks(
        [{ executablePath: launcher, unpackedIn: real.unpackedIn ?? root }],
        () => undefined,
      );
      const home = readFileSync(homeFile, 'utf8').trim();
      expect(existsSync(home)).toBe(true);
      await browser.close();
      expect(existsSync(home)).toBe(false);
    },
    START_WITHIN_MS,
  );

  it('writes in a home of its own, which goes when it does not start', async () => {
    const words = await reported();
    const home = /^HOME=(.*)$/m.exec(words)?.[1] ?? '';
    expect(home).toContain('one-window-browser-');
    for (const name of ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'])
      expect(words).toContain(`${name}=${home}/`);
    expect(existsSync(home)).toBe(false);
  });
});
