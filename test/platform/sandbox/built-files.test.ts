import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBuiltSandbox } from '../../../src/platform/sandbox/built-files';
import { appScript, writeSmallBuild } from './small-build';

let dir: string;

afterEach(() => rm(dir, { recursive: true, force: true }));

it('holds every form of every file that the manifest names, and no other file', async () => {
  dir = await writeSmallBuild();
  const { assets, pages } = readBuiltSandbox(dir);
  expect([...pages.keys()]).toEqual(['/', '/sandbox', '/docs', '/docs/operators']);
  expect([...assets.keys()]).toEqual(['app-a1.js', 'icon-i1.svg']);
  expect(assets.get('app-a1.js')?.plain.toString()).toBe(appScript);
  expect([...(assets.get('app-a1.js')?.encoded.keys() ?? [])]).toEqual(['br', 'gzip']);
});

it.each([
  ['was never built', (folder: string) => rm(folder, { recursive: true })],
  ['lost a file', (folder: string) => rm(join(folder, 'app-a1.js.br'))],
  [
    'has a manifest of another version',
    (folder: string) => writeFile(join(folder, 'manifest.json'), '{"v":2}'),
  ],
  ['has half a manifest', (folder: string) => writeFile(join(folder, 'manifest.json'), '{"page":')],
])('a sandbox that %s is refused with the remedy', async (_, damage) => {
  dir = await writeSmallBuild();
  await damage(dir);
  expect(() => readBuiltSandbox(dir)).toThrow(
    `The sandbox in ${dir} is missing or incomplete: build it with "npm run build".`,
  );
});

it('refuses a manifest that points out of its folder', async () => {
  dir = await writeSmallBuild((manifest) => {
    manifest.pages = [{ at: '/', name: '../../etc/passwd' }];
  });
  expect(() => readBuiltSandbox(dir)).toThrow('is missing or incomplete');
});
