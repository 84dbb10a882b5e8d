import { userInfo } from 'node:os';
import type { Flavour } from '../flavour';

/** A database server that can be started on this machine. */
export interface ServerProgram {
  readonly flavour: Flavour;
  readonly version: string;
  /** The program, or a loader and its arguments followed by the program. */
  readonly command: readonly string[];
  /** Where its messages, character sets and (MariaDB) the SQL of its system tables lie. */
  readonly shareFolder: string;
  /** Options that a program which lies elsewhere than it was built for needs, by name. */
  readonly relocation: Readonly<Record<string, string>>;
  /** For people: where it comes from. */
  readonly origin: string;
}

/** Servers refuse to run as root unless told so in words. */
export function asRootIfRoot(): string[] {
  return userInfo().uid === 0 ? ['--user=root'] : [];
}
