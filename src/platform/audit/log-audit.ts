import type { Log } from '../observability/log';
import type { AuditEvent, AuditTrail } from './audit';

/** The audit trail as lines of the log: kept as well as the log is. */
export function auditToLog(log: Log): AuditTrail {
  const note = ({ viewer, action, at, reason, subjects, operation }: AuditEvent): void => {
    log.info(
      { audit: { by: viewer.subjectId, roles: viewer.roles, action, at, reason, subjects, operation } },
      'Audit',
    );
  };
  return {
    record(event) {
      note(event);
      return Promise.resolve();
    },
    note,
    canKeep: () => true,
  };
}
