// Plain JavaScript, because src/cli/prepare.mjs needs it before anything is compiled. Types: exclusive-lock.d.cts.
//
// The lock is a file with a number, `name.7`, made complete and in one step by link(2). Whoever finds the highest number
// abandoned makes the next one, which succeeds for exactly one; only numbers below the highest are ever removed, so a
// slow contender that makes an old number again sees a higher one and steps back. (Removing an abandoned file and making
// it anew would let two contenders remove each other's.)
'use strict';

const { randomUUID } = require('node:crypto');
const {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { isSameProcess, processIdentity } = require('./process-identity.cjs');

function tryLock(folder, name) {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const highest = highestNumber(folder, name);
    const current = highest === 0 ? undefined : readEntry(fileOf(folder, name, highest));
    if (current !== undefined && !current.released && isSameProcess(current.pid, current.identity)) {
      return { holder: { pid: current.pid, note: current.note } };
    }
    const number = highest + 1;
    if (make(folder, name, number) && highestNumber(folder, name) === number) {
      removeBelow(folder, name, number);
      return { held: heldLock(fileOf(folder, name, number)) };
    }
  }
}

async function waitForLock(folder, name, onWait = () => undefined) {
  for (let waited = false; ; waited = true) {
    const attempt = tryLock(folder, name);
    if (attempt.held) return attempt.held;
    if (!waited) onWait(attempt.holder);
    await delay(100);
  }
}

function heldLock(file) {
  const write = (change) => {
    const next = `${file}.${randomUUID()}`;
    writeFileSync(next, JSON.stringify({ ...ownEntry(), ...change }), { mode: 0o600 });
    renameSync(next, file);
  };
  return { announce: (note) => write({ note }), release: () => write({ released: true }) };
}

function ownEntry() {
  return { pid: process.pid, identity: processIdentity(process.pid), released: false, note: null };
}

function fileOf(folder, name, number) {
  return join(folder, `${name}.${number}`);
}

function numbers(folder, name) {
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && /^\d+$/.test(file.slice(name.length + 1)))
    .map((file) => Number(file.slice(name.length + 1)));
}

function highestNumber(folder, name) {
  return Math.max(0, ...numbers(folder, name));
}

function removeBelow(folder, name, number) {
  for (const old of numbers(folder, name)) {
    if (old < number) rmSync(fileOf(folder, name, old), { force: true });
  }
}

function make(folder, name, number) {
  const draft = join(folder, `.${name}-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(ownEntry()), { mode: 0o600 });
  try {
    linkSync(draft, fileOf(folder, name, number));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Undefined when the file has gone or is damaged; either way it names no process that could hold it. */
function readEntry(file) {
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(entry.pid) && typeof entry.identity === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { tryLock, waitForLock };
