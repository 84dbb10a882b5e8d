import { defineRootListLoader } from '../graphql/list-loader';
import { allAuditEvents } from './audit-event.repository';

export const auditEventList = defineRootListLoader('auditEventList', allAuditEvents);
