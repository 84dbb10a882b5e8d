// npm run bench:guard: holds what a request of One Window costs against what bench/expected.json says (bench/README.md).

import { fail, prepare } from '../src/cli/prepare.mjs';

await prepare({ forDevelopment: true });
// Only now: on a fresh machine its packages are there since a moment ago.
const { main } = await import('./guard.mjs');
process.env.TZ = 'UTC';
await main(process.argv.slice(2)).catch((error) => fail(error.message));
process.exit();
