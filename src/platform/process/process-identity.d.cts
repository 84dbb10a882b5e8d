/**
 * What tells a process from another one that gets the same number later: its start time, and on Linux the boot.
 * Undefined when no such process runs (a zombie does not run).
 */
export function processIdentity(pid: number): string | undefined;

/** Whether the process that was seen earlier as `identity` still runs. */
export function isSameProcess(pid: number, identity: string): boolean;

/** The words that the process was started with, joined by blanks; undefined when it does not run. */
export function commandLineOf(pid: number): string | undefined;
