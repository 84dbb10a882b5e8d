import type { AuditEvent } from '../audit/audit';

/** Who does, on record, what a job does by itself. */
export const CLOCK = {
  subjectId: 'clock',
  roles: [],
  clientKind: 'ANONYMOUS',
} as const satisfies AuditEvent['viewer'];
