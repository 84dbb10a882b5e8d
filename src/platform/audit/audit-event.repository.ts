import { toSqlInstant } from '../../kernel/instant';
import { compare } from '../db/comparison';
import { all, condition } from '../db/condition';
import type { ListRequest, WholeList } from '../db/whole-list';
import type { AuditEventFilter } from './audit-event.input';
import { SUBJECTS_CAP, type AuditEventRow } from './audit-event.type';

interface SelectedEvent extends Omit<AuditEventRow, 'roles' | 'subjects'> {
  readonly roles: string;
  readonly subjects: string;
}

const partsOf = (text: string): string[] => (text === '' ? [] : text.split(','));

export type AuditEventRequest = ListRequest<AuditEventFilter, 'AT'>;

/** The whole trail, the latest first. Who may read it at all is the root field's to say: it is no customer's. */
export const allAuditEvents: WholeList<AuditEventRow, AuditEventRequest> = {
  name: 'audit.allAuditEvents',
  orderOf: ({ descending }) => ({
    column: 'a.at',
    id: 'a.id',
    descending,
    sortValueOf: ({ at }) => toSqlInstant(at),
  }),
  select: (_scope, { filter: { at, action, by, subject } }) => {
    const { sql, values } = all([
      ...(at ? [compare('a.at', at)] : []),
      ...(action == null ? [] : [condition('a.action = ?', action)]),
      ...(by == null ? [] : [condition('a.subject_id = ?', by)]),
      ...(subject == null ? [] : [condition('FIND_IN_SET(?, a.subjects) > 0', subject)]),
    ]);
    return {
      sql: `SELECT a.id, a.at, a.action, a.subject_id AS \`by\`, a.roles, a.operation, a.reason, a.subjects FROM audit_events a WHERE ${sql}`,
      values,
    };
  },
  toRow: ({ roles, subjects, ...event }: SelectedEvent) => ({
    ...event,
    roles: partsOf(roles),
    subjects: partsOf(subjects).slice(0, SUBJECTS_CAP),
  }),
};
