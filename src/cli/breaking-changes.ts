import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { runCommand } from './run-command';

const CONTRACT = 'schema.graphql';
const ANNOUNCED = 'docs/breaking-changes.md';
/** Where others get the contract from; what the remote has counts before what was fetched of it. */
const MAIN = ['origin/main', 'main'] as const;

/** What a client that works today would stumble over, in the words of graphql-js, one sentence each. */
export function breakingChanges(before: string, after: string): string[] {
  return findBreakingChanges(buildSchema(before), buildSchema(after)).map(({ description }) => description);
}

/**
 * Holds the contract in `folder` against the one of the main branch's last commit. Gives what to tell the caller; throws when
 * something breaks that is no item of the list in docs/breaking-changes.md.
 */
export function refuseBreakingChanges(folder: string): string {
  const before = contractOfMain(folder);
  if (before === null) return `There is no main branch with a ${CONTRACT} here to compare with.`;
  const changes = breakingChanges(before.contract, readFileSync(join(folder, CONTRACT), 'utf8'));
  const announced = new Set(announcedChanges(folder));
  const surprises = changes.filter((change) => !announced.has(change));
  if (surprises.length > 0) {
    throw new Error(
      `${CONTRACT} breaks clients of ${before.branch}:\n${surprises.map((change) => `- ${change}`).join('\n')}\nKeep the old way beside the new one, deprecated. If it must go, copy the line into ${ANNOUNCED}.`,
    );
  }
  const what = changes.length === 0 ? 'nothing' : 'only what is announced';
  return `${CONTRACT} breaks ${what} for clients of ${before.branch}.`;
}

function contractOfMain(folder: string): { branch: string; contract: string } | null {
  for (const branch of MAIN) {
    try {
      const contract = execFileSync('git', ['show', `${branch}:./${CONTRACT}`], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return { branch, contract };
    } catch {
      // No git, no such branch, or nothing of that name on it: the next one.
    }
  }
  return null;
}

function announcedChanges(folder: string): string[] {
  const lines = readFileSync(join(folder, ANNOUNCED), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim());
}

export function main(): Promise<void> {
  return runCommand(() => {
    console.log(refuseBreakingChanges('.'));
    return Promise.resolve();
  });
}
