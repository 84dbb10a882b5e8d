import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * Runs a program that ends with this process, however this process ends. A small shell is the program's parent and
 * holds the read end of a pipe whose write end only this process has: when the pipe closes (by `stop`, by exit or
 * because this process was killed), the shell asks the program to stop and, after the grace, kills it.
 */
const GUARD = `
pid_file=$1 signal=$2 grace=$3 remove=$4
shift 4
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
echo "$program" >"$pid_file"
(
  while read -r _; do :; done
  echo stopping >"$pid_file.stop"
  kill "-$signal" "$program"
  waited=0
  while [ "$waited" -lt "$grace" ] && kill -0 "$program"; do
    sleep 1 &
    trap "kill $!; exit" TERM
    wait "$!"
    waited=$((waited + 1))
  done
  kill -KILL "$program"
) <&3 2>/dev/null &
watcher=$!
exec 3<&-
wait "$program"
status=$?
kill "$watcher" 2>/dev/null
rm -f "$pid_file"
if [ -e "$pid_file.stop" ]; then
  rm -f "$pid_file.stop"
  [ -z "$remove" ] || rm -rf "$remove"
fi
exit "$status"
`;

export interface GuardedProgram {
  readonly command: readonly string[];
  readonly logFile: string;
  /** Gets the program's process number; removed when the program has ended. */
  readonly pidFile: string;
  /** KILL where nothing is worth saving. */
  readonly stopSignal: 'TERM' | 'KILL';
  /** Seconds between the request to stop and the kill. */
  readonly graceSeconds: number;
  /** A folder that goes once the program was stopped, even if this process is gone by then; stays when it ended by itself. */
  readonly removeAfterwards?: string;
}

export interface GuardedProcess {
  /** Settles when the program has ended, with its exit status (128 + signal when killed). */
  readonly ended: Promise<number>;
  hasEnded(): boolean;
  /** Waits until the program has ended by itself. `ended` alone does not keep this process alive for it. */
  finish(): Promise<number>;
  /** Asks the program to stop and waits until it has. */
  stop(): Promise<void>;
}

export function startGuarded(program: GuardedProgram): GuardedProcess {
  const log = openSync(program.logFile, 'a', 0o600);
  let child: ChildProcess;
  try {
    const { pidFile, stopSignal, graceSeconds, removeAfterwards = '' } = program;
    const settings = [pidFile, stopSignal, String(graceSeconds), removeAfterwards];
    child = spawn('/bin/sh', ['-c', GUARD, 'guard', ...settings, ...program.command], {
      stdio: ['pipe', log, log],
      detached: true, // its own session: Ctrl-C and a closing terminal reach this process, which then stops it in order
    });
  } finally {
    closeSync(log);
  }
  return watch(child);
}

function watch(child: ChildProcess): GuardedProcess {
  let hasEnded = false;
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      hasEnded = true;
      child.stdin?.destroy();
      resolve(code ?? 1);
    });
  });
  ended.catch(() => (hasEnded = true));
  child.stdin?.on('error', () => undefined); // the shell may be gone already: `ended` tells
  child.unref();
  // A pipe to a child is a socket, though Node's types only say that it can be written to. It must not keep this process alive.
  (child.stdin as Socket | null)?.unref();
  return {
    ended,
    hasEnded: () => hasEnded,
    finish: () => {
      child.ref();
      return ended;
    },
    stop: async () => {
      child.ref();
      child.stdin?.end();
      await ended;
    },
  };
}
