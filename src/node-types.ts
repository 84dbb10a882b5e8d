import { accountNode, productNode } from './features/accounts/account.loaders';
import { advocacyActNode, advocacyStatusNode } from './features/advocacy/advocacy.loaders';
import { advocacyAskNode } from './features/asks/ask.loaders';
import { agentNode, teamNode } from './features/agents/agent.loaders';
import { caseNode } from './features/cases/case.loaders';
import { consentDecisionNode } from './features/consents/consent.loaders';
import { contactReasonNode } from './features/contact-reasons/contact-reason.loaders';
import { contactPointNode, sourceProfileNode } from './features/customers/customer-identity.loaders';
import { customerNode } from './features/customers/customer.loaders';
import { importRunNode } from './features/imports/import-run.loaders';
import { handOffNode, messageNode } from './features/interactions/conversation.loaders';
import { interactionNode } from './features/interactions/interaction.loaders';
import { promiseChangeNode, promiseNode } from './features/promises/promise.loaders';
import { calendarNode } from './features/calendars/business-calendar.loaders';
import { queueNode } from './features/queues/queue.loaders';
import { sourceSystemNode } from './features/sources/source-system.loaders';
import { invitationNode } from './features/surveys/invitation.loaders';
import { surveyLoopNode } from './features/surveys/survey-loop.loaders';
import { surveyAnswerNode, surveyNode } from './features/surveys/survey.loaders';
import { auditEventNode } from './platform/audit/audit-event.loaders';
import type { NodeType } from './platform/graphql/node';

/** Every type whose objects can be fetched by their id alone. */
export const nodeTypes: readonly NodeType[] = [
  accountNode,
  advocacyActNode,
  advocacyAskNode,
  advocacyStatusNode,
  agentNode,
  auditEventNode,
  caseNode,
  consentDecisionNode,
  contactPointNode,
  contactReasonNode,
  customerNode,
  handOffNode,
  importRunNode,
  interactionNode,
  messageNode,
  productNode,
  promiseChangeNode,
  promiseNode,
  calendarNode,
  queueNode,
  sourceProfileNode,
  sourceSystemNode,
  surveyAnswerNode,
  surveyLoopNode,
  surveyNode,
  invitationNode,
  teamNode,
];
