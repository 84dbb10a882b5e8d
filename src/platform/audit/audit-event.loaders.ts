import { toGlobalId } from '../../kernel/global-id';
import { may } from '../authz/policy';
import { defineRootListLoader } from '../graphql/list-loader';
import { defineRowLoader } from '../graphql/loader';
import type { NodeType } from '../graphql/node';
import { allAuditEvents, findAuditEventsById } from './audit-event.repository';
import { auditEventName } from './audit-event.type';
import { recordAuditRead } from './record-audit-read';

export const auditEventList = defineRootListLoader('auditEventList', allAuditEvents);

/** Anybody may ask for a node by its id: what an event tells is for auditors there too, who are recorded. */
const auditEventById = defineRowLoader('auditEventById', async (context, ids) => {
  if (!may(context.viewer, 'audit:read')) return [];
  const subjects = ids.map((id) => toGlobalId(auditEventName.prefix, id));
  await recordAuditRead(context, subjects);
  return findAuditEventsById(context.db, ids);
});

export const auditEventNode: NodeType = { ...auditEventName, loader: auditEventById };
