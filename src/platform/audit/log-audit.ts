import type { Log } from '../observability/log';
import type { AuditTrail } from './audit';

/** The audit trail as lines of the log: kept as well as the log is. */
export function auditToLog(log: Log): AuditTrail {
  return {
    record({ viewer, action, at, reason, subjects }) {
      log.info(
        { audit: { by: viewer.subjectId, roles: viewer.roles, action, at, reason, subjects } },
        'Audit',
      );
      return Promise.resolve();
    },
  };
}
