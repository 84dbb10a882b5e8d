import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** A browser that may work; only starting it tells. */
export interface ChromiumProgram {
  readonly executablePath: string;
  /** The folder of an unpacked package in which it finds its libraries and fonts; absent when those of the machine are its own. */
  readonly unpackedIn?: string;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where a browser may lie though PATH does not lead there. */
const USUAL_PLACES = [
  ...['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin'].map((folder) =>
    join(folder, 'chromium'),
  ),
  '/opt/google/chrome/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...fetchedByPlaywright(),
];

/** The browsers on this machine, each once: those on `path`, written as the environment's PATH is, before those in the usual places. */
export async function findChromium(path: string, usualPlaces = USUAL_PLACES): Promise<ChromiumProgram[]> {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const files = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...usualPlaces];
  const found = new Map<string, ChromiumProgram>();
  for (const executablePath of files) {
    const target = await executable(executablePath);
    if (target !== undefined && !found.has(target)) found.set(target, { executablePath });
  }
  return [...found.values()];
}

/** What its name leads to. The name is what must be started: some of the programs behind it go by the name. */
async function executable(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    return await realpath(file);
  } catch {
    return undefined;
  }
}

/** Where `npx playwright-core install chromium` puts one; nowhere on a system for which there is none. */
function fetchedByPlaywright(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}
