// npm run migrate, seed, import …: brings dist/ up to date and runs one compiled command in this process.
// Where what builds is left out (npm ci --omit=dev --omit=optional), dist/ is taken as it was built.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail, prepare, refuseOldNode, root } from './prepare.mjs';

const [command = '', ...args] = process.argv.slice(2);
const file = join(root, 'dist/src/cli', `${command}.js`);
const isRuntimeOnly =
  existsSync(join(root, 'node_modules')) && !existsSync(join(root, 'node_modules/@swc/core'));

if (isRuntimeOnly) refuseOldNode();
else await prepare();
if (!/^[a-z-]+$/.test(command) || !existsSync(file)) {
  fail(`There is no command "${command}". Run it with: npm run migrate, npm run seed, npm run import.`);
}
process.setSourceMapsEnabled(true);
await createRequire(import.meta.url)(file).main(args);
