// Records what a start of the server loads, for starts with the flags of this process: run by record.mjs, in a process of its own.
'use strict';

const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { recordingIn, recordModules } = require('../platform/process/recorded-modules');

const dist = join(__dirname, '../..');
const content = recordModules(dirname(dist), () => {
  require('../main');
  require('../schema').createSchema(); // so that V8 compiles what it takes
});
const file = recordingIn(dist);
const draft = join(dist, `recorded-${process.pid}`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(draft, content);
renameSync(draft, file); // whole or not at all
