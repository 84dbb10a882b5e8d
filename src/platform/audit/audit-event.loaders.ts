import { may } from '../authz/policy';
import { defineRootListLoader } from '../graphql/list-loader';
import { defineRowLoader } from '../graphql/loader';
import type { NodeType } from '../graphql/node';
import { allAuditEvents, findAuditEventsById } from './audit-event.repository';
import { auditEventName } from './audit-event.type';

export const auditEventList = defineRootListLoader('auditEventList', allAuditEvents);

/** Anybody may ask for a node by its id: what an event tells is for auditors there too. */
const auditEventById = defineRowLoader('auditEventById', ({ db, viewer }, ids) =>
  may(viewer, 'audit:read') ? findAuditEventsById(db, ids) : Promise.resolve([]),
);

export const auditEventNode: NodeType = { ...auditEventName, loader: auditEventById };
