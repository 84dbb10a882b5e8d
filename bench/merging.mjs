// npm run bench:merging: what joining two customers costs in each of the ways considered, or (--clustering) where facts lie.

import { fail, prepare } from '../src/cli/prepare.mjs';

await prepare({ forDevelopment: true });
// Only now: on a fresh machine its packages are there since a moment ago.
const { main } = await import('./merging/main.mjs');
process.env.TZ = 'UTC';
await main(process.argv.slice(2)).catch((error) => fail(error.message));
process.exit();
