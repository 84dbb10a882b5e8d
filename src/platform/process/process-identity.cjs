// Plain JavaScript, because src/cli/prepare.mjs needs it before anything is compiled. Types: process-identity.d.cts.
'use strict';

const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

function processIdentity(pid) {
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

function isSameProcess(pid, identity) {
  return identity !== '' && processIdentity(pid) === identity;
}

function commandLineOf(pid) {
  if (process.platform === 'linux') return readIfPresent(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ');
  return ps(pid, 'command=');
}

function identityFromProc(pid) {
  const stat = readIfPresent(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field, the name in parentheses, may hold blanks and parentheses itself; state is field 3, start time 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A process is dead when its last thread is: until then it holds its files, and what it has locked in them.
  if (/[ZX]/.test(fields[0]) && Number(fields[17]) <= 1) return undefined;
  return `${readIfPresent('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${fields[19]}`;
}

function identityFromPs(pid) {
  const [state = '', ...started] = ps(pid, 'state=,lstart=')?.split(/\s+/) ?? [];
  return state === '' || state.startsWith('Z') ? undefined : started.join(' ');
}

function ps(pid, columns) {
  try {
    return execFileSync('ps', ['-ww', '-o', columns, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' },
    }).trim();
  } catch {
    return undefined; // no such process
  }
}

function readIfPresent(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

module.exports = { processIdentity, isSameProcess, commandLineOf };
