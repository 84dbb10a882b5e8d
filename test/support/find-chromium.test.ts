import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

function installed(where: string, name: string, mode = 0o755): string {
  const file = join(folder, where, name);
  mkdirSync(join(folder, where), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n', { mode });
  return file;
}

async function find(path: readonly string[], usualPlaces: string[] = []): Promise<string[]> {
  const folders = path.map((name) => join(folder, name)).join(':');
  return (await findChromium(folders, usualPlaces)).map(({ executablePath }) => executablePath);
}

describe('the browsers on the machine', () => {
  it('are found in the order of the PATH, and then in the usual places', async () => {
    const chrome = installed('first', 'google-chrome');
    const chromium = installed('second', 'chromium');
    const application = installed('Google Chrome.app', 'Google Chrome');
    expect(await find(['first', 'nowhere', 'second'], [application])).toEqual([
      chrome,
      chromium,
      application,
    ]);
  });

  it('are named once, by the first of the names that lead to one program', async () => {
    const chromium = installed('linked', 'chromium');
    symlinkSync('chromium', join(folder, 'linked/chromium-browser'));
    expect(await find(['linked'], [chromium])).toEqual([chromium]);
  });

  it('are left out when they may not be run', async () => {
    installed('locked', 'chromium', 0o644);
    expect(await find(['locked'])).toEqual([]);
  });
});
