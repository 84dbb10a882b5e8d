// dist/main.js: the process in production, its modules loaded by what the build has recorded of them.
'use strict';

const { dirname } = require('node:path');
const { loadRecorded, recordingIn } = require('./platform/process/recorded-modules');

const dist = dirname(__dirname);
const start = loadRecorded(dirname(dist), recordingIn(dist), () => {
  const { main } = require('./main');
  return main;
});
start();
