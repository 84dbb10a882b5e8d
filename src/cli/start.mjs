// npm start: everything from an empty clone to a running server. `npm start -- --help` lists the options.

import { createRequire } from 'node:module';
import { prepare } from './prepare.mjs';

await prepare();
process.setSourceMapsEnabled(true);
await createRequire(import.meta.url)('../../dist/src/cli/start.js').main(process.argv.slice(2));
