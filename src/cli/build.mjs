// npm run build: installs what is missing, brings dist/ up to date and records what a start loads.

import { prepare, say } from './prepare.mjs';
import { recordModules } from './record.mjs';

await prepare();
await recordModules();
say('dist/ is up to date.');
