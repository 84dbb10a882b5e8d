import 'reflect-metadata';
import { resolve } from 'node:path';
import { assignOwners } from '../features/advocacy/assign-owners';
import { fadeStatuses } from '../features/advocacy/fade-statuses';
import { endSilentAsks } from '../features/asks/end-silent-asks';
import { turnClock } from '../features/promises/promise-clock';
import { expireInvitations } from '../features/surveys/expire-invitations';
import { systemClock } from '../kernel/clock';
import { sealingKey } from '../platform/audit/audit-record';
import { openChainedAudit } from '../platform/audit/chained-audit';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import { createLog } from '../platform/observability/log';
import { withCommandDatabase } from './command-database';
import { auditKeyOf } from './cursor-key';
import { runCommand } from './run-command';

const say = (line: string): void => {
  console.log(line);
};

/** npm run clock: one turn of the clock on the database that `npm start` would use, beside whatever servers have theirs. */
export function main(): Promise<void> {
  return runCommand(async () => {
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const given = loadStartConfig({ LOG_LEVEL: 'warn', ...process.env });
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    const { statementTimeoutMs } = config.database;
    await withCommandDatabase(config, { say, statementTimeoutMs }, async (db) => {
      const log = createLog(config.logLevel);
      const clock = systemClock;
      const audit = await openChainedAudit({ db, key: sealingKey(auditKeyOf(config)), log, clock });
      try {
        const { overdue, broken } = await turnClock({ db, audit, clock, log });
        say(`Promises told to be overdue: ${String(overdue)}. Broken: ${String(broken)}.`);
        const { stages, scores } = await fadeStatuses({ db, clock, log });
        say(`Statuses of advocates looked at: ${String(stages)} stages, ${String(scores)} scores.`);
        say(`Advocates given to an owner: ${String(await assignOwners({ db, audit, clock }))}.`);
        say(`Asks ended unanswered: ${String(await endSilentAsks({ db, audit, clock }))}.`);
        say(`Invitations ended: ${String(await expireInvitations({ db, audit, clock }))}.`);
      } finally {
        await audit.close();
      }
    });
  });
}
