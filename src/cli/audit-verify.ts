import 'reflect-metadata';
import { resolve } from 'node:path';
import { sealingKey } from '../platform/audit/audit-record';
import { verifyAudit, type AuditVerdict } from '../platform/audit/verify-audit';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import { withCommandDatabase } from './command-database';
import { auditKeyOf } from './cursor-key';
import { runCommand } from './run-command';
import { sealsInLogs } from './seals-in-log';

/** Faults that are told one by one; a trail that is spoilt throughout has as many as records. */
const MOST_TOLD = 20;

const say = (line: string): void => {
  console.log(line);
};

const FAULTS = {
  CHANGED: 'is not what was written there',
  MISSING: 'is missing',
  UNVERIFIED:
    'comes after what is missing, so that only the log of the server could tell whether it was changed',
  UNLISTED:
    'begins a chain that audit_chains does not list, so that none that began since vouches for its end (a version before that table wrote it, and the next start lists it; or somebody took it out)',
} as const;

/** What there is to tell of a verdict. Throws when the trail is not as it was written. */
export function tellVerdict({ chains, records, faults }: AuditVerdict): string {
  const whole = `${String(records)} records in ${String(chains)} chains`;
  if (faults.length === 0) return `The audit trail is as it was written: ${whole}.`;
  const told = faults.slice(0, MOST_TOLD).map(({ chain, place, to, fault }) => {
    const which = to === undefined ? String(place) : `${String(place)} to ${String(to)}`;
    return `- chain ${chain}, record ${which} ${FAULTS[fault]}`;
  });
  const rest = faults.length - told.length;
  const more = rest > 0 ? [`- and ${String(rest)} more`] : [];
  throw new Error(
    [
      `The audit trail is NOT as it was written (${whole}):`,
      ...told,
      ...more,
      'If every record is said to be changed, the key is another one: set AUDIT_KEY to the one that the trail was sealed with.',
    ].join('\n'),
  );
}

/**
 * npm run audit:verify [-- LOG …]: holds the audit trail of the database that `npm start` would use to its seals, and to what the server's log (files of
 * lines of JSON) has seen of it. Exit status 1 when it was tampered with.
 */
export function main(logs: readonly string[]): Promise<void> {
  return runCommand(async () => {
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const given = loadStartConfig(process.env);
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    const logged = await sealsInLogs(logs);
    await withCommandDatabase(config, { say, statementTimeoutMs: 0 }, async (db) => {
      say(tellVerdict(await verifyAudit(db, sealingKey(auditKeyOf(config)), logged)));
    });
  });
}
