// npm run bench:load: One Window under many at once, for as long as it is told (bench/README.md).

import { fail, prepare } from '../src/cli/prepare.mjs';

await prepare({ forDevelopment: true });
// Only now: on a fresh machine its packages are there since a moment ago.
const { main } = await import('./under-load.mjs');
process.env.TZ = 'UTC';
await main(process.argv.slice(2)).catch((error) => fail(error.message));
process.exit();
