// npm run bench: brings the build up to date, then compares One Window with the floor and with its peers (bench/README.md).

import { fail, prepare } from '../src/cli/prepare.mjs';
import { recordModules } from '../src/cli/record.mjs';

await prepare({ forDevelopment: true });
await recordModules(); // as `npm run build` does
// Only now: on a fresh machine its packages are there since a moment ago.
const { main } = await import('./contenders.mjs');
process.env.TZ = 'UTC';
await main(process.argv.slice(2)).catch((error) => fail(error.message));
process.exit();
