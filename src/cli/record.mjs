// Records what dist/main.js loads, so that it starts in half of the time (docs/adr/0029-recorded-modules.md).

import { exitCode, fail, say } from './prepare.mjs';

/** What the systemd unit and `npm start` give to Node.js (docs/adr/0028-cold-code.md). */
export const NODE_FLAGS = ['--no-memory-reducer', '--min-semi-space-size=16', '--max-semi-space-size=16'];

/** For starts with these flags and for starts without: V8 takes only what it compiled with the same. Of a dist/ that is up to date. */
export async function recordModules() {
  say('Recording what a start loads …');
  const codes = await Promise.all(
    [NODE_FLAGS, []].map((flags) =>
      exitCode(process.execPath, [...flags, 'dist/src/cli/record-modules.cjs']),
    ),
  );
  if (codes.some((code) => code !== 0)) fail('What the server loads cannot be loaded (its error is above).');
}
