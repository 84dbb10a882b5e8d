// npm run bench:sizes: brings the build up to date, then compares One Window with the floor on banks of several sizes (bench/README.md).

import { fail, prepare } from '../src/cli/prepare.mjs';

await prepare({ forDevelopment: true });
// Only now: on a fresh machine its packages are there since a moment ago.
const { main } = await import('./sizes.mjs');
process.env.TZ = 'UTC';
await main(process.argv.slice(2)).catch((error) => fail(error.message));
process.exit();
