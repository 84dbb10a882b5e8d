// What the peers need and nothing else does: their packages, and their TypeScript compiled.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCode, npmCommand, root, say } from '../src/cli/prepare.mjs';

const folder = join(root, 'bench');
const installedList = join(folder, 'node_modules/.package-lock.json');
const TYPESCRIPT = 'bench/peers/typegraphql';

export async function preparePeers() {
  if (!isInstalled()) await install();
  await compilePeers();
}

/** npm writes its list when it has finished. */
function isInstalled() {
  if (!existsSync(installedList)) return false;
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesIn(installedList);
  return Object.entries(packagesIn(join(folder, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

async function install() {
  say('Installing the packages of bench/package-lock.json, for the peers …');
  const [program, ...args] = npmCommand();
  const how = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await exitCode(program, [...args, ...how], { cwd: folder });
  if (code !== 0)
    throw new Error('npm could not install the peers (its output is above). Run the same command again.');
}

/** Into dist/, where they find the same packages as One Window: those peers are made of them. */
async function compilePeers() {
  const { transform } = await import('@swc/core');
  const sources = readdirSync(join(root, TYPESCRIPT)).filter((name) => name.endsWith('.ts'));
  for (const name of sources) {
    const file = join(root, TYPESCRIPT, name);
    const output = join(root, 'dist', TYPESCRIPT, name.replace(/\.ts$/, '.js'));
    const { code } = await transform(readFileSync(file, 'utf8'), {
      filename: file,
      configFile: join(root, '.swcrc'),
      sourceMaps: false,
    });
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, code);
  }
}
