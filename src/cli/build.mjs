// npm run build: installs what is missing and brings dist/ up to date.

import { prepare, say } from './prepare.mjs';

await prepare();
say('dist/ is up to date.');
