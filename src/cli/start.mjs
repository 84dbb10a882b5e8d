// npm start: everything from an empty clone to a running server. `npm start -- --help` lists the options.

import { createRequire } from 'node:module';
import { prepareCode } from './prepare.mjs';

const { pages } = await prepareCode();
process.setSourceMapsEnabled(true);
await createRequire(import.meta.url)('../../dist/src/cli/start.js').main(process.argv.slice(2), pages);
