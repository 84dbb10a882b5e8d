import { compare } from '../db/comparison';
import { all, condition } from '../db/condition';
import type { Id } from '../../kernel/id';
import type { Sql } from '../db/db';
import type { ListRequest, WholeList } from '../db/whole-list';
import type { AuditEventFilter } from './audit-event.input';
import { SUBJECTS_CAP, type AuditEvent } from './audit-event.type';

interface SelectedEvent extends Omit<AuditEvent, 'roles' | 'subjects'> {
  readonly roles: string;
  readonly subjects: string;
}

const partsOf = (text: string): string[] => (text === '' ? [] : text.split(','));

const SELECT =
  'SELECT a.id, a.at, a.action, a.subject_id AS `by`, a.roles, a.operation, a.reason, a.subjects FROM audit_events a';

function toRow({ roles, subjects, ...event }: SelectedEvent): AuditEvent {
  return { ...event, roles: partsOf(roles), subjects: partsOf(subjects).slice(0, SUBJECTS_CAP) };
}

export type AuditEventRequest = ListRequest<AuditEventFilter, 'AT'>;

/** The whole trail, the latest first. Who may read it at all is the root field's to say: it is no customer's. */
export const allAuditEvents: WholeList<AuditEvent, AuditEventRequest> = {
  name: 'audit.allAuditEvents',
  orderOf: ({ descending }) => ({
    column: 'a.at',
    id: 'a.id',
    descending,
    sortValueOf: ({ at }) => at,
  }),
  select: (_scope, { filter: { at, action, by, subject } }) => {
    const { sql, values } = all([
      ...(at ? [compare('a.at', at)] : []),
      ...(action == null ? [] : [condition('a.action = ?', action)]),
      ...(by == null ? [] : [condition('a.subject_id = ?', by)]),
      ...(subject == null ? [] : [condition('FIND_IN_SET(?, a.subjects) > 0', subject)]),
    ]);
    return {
      sql: `${SELECT} WHERE ${sql}`,
      values,
    };
  },
  toRow,
};

export async function findAuditEventsById(sql: Sql, ids: readonly Id[]): Promise<AuditEvent[]> {
  const rows = await sql.query<SelectedEvent>('audit.findAuditEventsById', `${SELECT} WHERE a.id IN (?)`, [
    ids,
  ]);
  return rows.map(toRow);
}
