import 'reflect-metadata';
import { isInputObjectType, specifiedDirectives, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { accountItself, accountNode, productNode } from './features/accounts/account.loaders';
import {
  AccountHolderResolver,
  AccountResolver,
  ProductResolver,
} from './features/accounts/account.resolver';
import { CustomerAccountsResolver } from './features/accounts/customer-accounts.resolver';
import { AdvocacyActResolver, ReferralResolver } from './features/advocacy/advocacy-act.resolver';
import {
  AdvocacyAskResolver,
  AdvocacyPlanResolver,
  AdvocacyStatusResolver,
  VipMembershipResolver,
} from './features/advocacy/advocacy-status.resolver';
import { advocacyActNode, advocacyStatusNode } from './features/advocacy/advocacy.loaders';
import { AdvocateListResolver } from './features/advocacy/advocate-list.resolver';
import { CustomerAdvocacyResolver } from './features/advocacy/customer-advocacy.resolver';
import { agentNode, teamNode } from './features/agents/agent.loaders';
import { AgentResolver } from './features/agents/agent.resolver';
import { ApiKeyResolver } from './features/api-keys/api-key.resolver';
import { AttributeDefinitionResolver } from './features/attributes/attribute-definition.resolver';
import {
  CaseAttributesResolver,
  CustomerAttributesResolver,
  InteractionAttributesResolver,
  SurveyAnswerAttributesResolver,
} from './features/attributes/attribute-owners.resolver';
import { caseNode } from './features/cases/case.loaders';
import { CaseResolver } from './features/cases/case.resolver';
import { CaseWritingResolver } from './features/cases/case-writing.resolver';
import { CustomerCasesResolver } from './features/cases/customer-cases.resolver';
import {
  ConsentDecisionResolver,
  ConsentResolver,
  CustomerConsentsResolver,
} from './features/consents/customer-consents.resolver';
import { contactReasonNode } from './features/contact-reasons/contact-reason.loaders';
import { ContactReasonResolver } from './features/contact-reasons/contact-reason.resolver';
import { CustomerListResolver } from './features/customer-list/customer-list.resolver';
import { sourceProfileNode } from './features/customers/customer-identity.loaders';
import {
  CustomerIdentityResolver,
  MergedCustomerResolver,
  SourceProfileResolver,
} from './features/customers/customer-identity.resolver';
import { customerItself, customerNode } from './features/customers/customer.loaders';
import { CustomerResolver } from './features/customers/customer.resolver';
import { importRunNode } from './features/imports/import-run.loaders';
import { ImportRunResolver, SourceImportRunsResolver } from './features/imports/import-run.resolver';
import { handOffNode, messageNode } from './features/interactions/conversation.loaders';
import {
  ConversationResolver,
  HandOffResolver,
  MessageResolver,
} from './features/interactions/conversation.resolver';
import { CustomerInteractionsResolver } from './features/interactions/customer-interactions.resolver';
import { interactionNode } from './features/interactions/interaction.loaders';
import { InteractionResolver } from './features/interactions/interaction.resolver';
import { CustomerPromisesResolver } from './features/promises/customer-promises.resolver';
import { PromiseChangeResolver, PromiseHistoryResolver } from './features/promises/promise-history.resolver';
import { promiseChangeNode, promiseNode } from './features/promises/promise.loaders';
import {
  CasePromisesResolver,
  InteractionPromisesResolver,
} from './features/promises/promises-made.resolver';
import { PromiseResolver } from './features/promises/promise.resolver';
import { PromiseWritingResolver } from './features/promises/promise-writing.resolver';
import { calendarNode } from './features/calendars/business-calendar.loaders';
import { BusinessCalendarResolver } from './features/calendars/business-calendar.resolver';
import { DefineCalendarResolver } from './features/calendars/define-calendar.resolver';
import { queueNode } from './features/queues/queue.loaders';
import {
  CustomerRelationshipsResolver,
  RelationshipResolver,
} from './features/relationships/customer-relationships.resolver';
import { sourceSystemNode } from './features/sources/source-system.loaders';
import { SourceSystemResolver } from './features/sources/source-system.resolver';
import { CustomerScoresResolver, CustomerSurveysResolver } from './features/surveys/customer-scores.resolver';
import { AccountListResolver } from './features/accounts/account-list.resolver';
import { CaseListResolver } from './features/cases/case-list.resolver';
import { InteractionListResolver } from './features/interactions/interaction-list.resolver';
import { PromiseListResolver } from './features/promises/promise-list.resolver';
import { invitationNode } from './features/surveys/invitation.loaders';
import {
  CustomerInvitationsResolver,
  InvitationResolver,
  SurveyAnswerInvitationResolver,
} from './features/surveys/invitation.resolver';
import { SurveyDriverResolver } from './features/surveys/survey-driver.resolver';
import {
  SurveyAnswerLoopResolver,
  SurveyLoopResolver,
  SurveyLoopStepResolver,
} from './features/surveys/survey-loop.resolver';
import { SurveyResolver } from './features/surveys/survey.resolver';
import { SurveyAnswerResolver } from './features/surveys/survey-answer.resolver';
import { surveyAnswerNode, surveyNode } from './features/surveys/survey.loaders';
import { CaseStatsResolver } from './features/statistics/case-stats.resolver';
import { InteractionStatsResolver } from './features/statistics/interaction-stats.resolver';
import { ScoreResolver } from './features/statistics/score.resolver';
import { CustomerTimelineResolver } from './features/timeline/customer-timeline.resolver';
import {
  AccountClosedResolver,
  AccountOpenedResolver,
  AdvocacyShownResolver,
  AnswerGivenResolver,
  CaseOpenedResolver,
  InteractionStartedResolver,
  PromiseMadeResolver,
} from './features/timeline/timeline-event.resolver';
import { unmaskedOfViewer } from './features/unmasking/unmasking.loaders';
import { UnmaskingResolver } from './features/unmasking/unmasking.resolver';
import {
  UnmaskedCustomerResolver,
  ViewerUnmaskedResolver,
} from './features/unmasking/viewer-unmasked.resolver';
import { PERSONAL_FIELDS, PERSONAL_QUESTIONS } from './personal-data';
import { guardPersonalFields } from './platform/authz/guard-personal-fields';
import { guardPersonalQuestions } from './platform/authz/guard-personal-questions';
import { authChecker } from './platform/authz/requires';
import { auditEventNode } from './platform/audit/audit-event.loaders';
import { AuditEventResolver } from './platform/audit/audit-event.resolver';
import type { Unmasking } from './platform/authz/unmasked';
import { createNodeResolver, showGlobalIds, type NodeType } from './platform/graphql/node';
import { publishWeights } from './platform/graphql/publish-weights';
import { ViewerLimitsResolver } from './platform/limits/viewer-limits.resolver';
import { costDirective, listSizeDirective } from './platform/graphql/weight';
import { ViewerResolver } from './platform/identity/viewer.resolver';

const nodeTypes: readonly NodeType[] = [
  accountNode,
  advocacyActNode,
  advocacyStatusNode,
  agentNode,
  auditEventNode,
  caseNode,
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
  surveyNode,
  invitationNode,
  teamNode,
];

const resolvers = [
  AccountClosedResolver,
  AccountHolderResolver,
  AccountListResolver,
  AccountOpenedResolver,
  AccountResolver,
  AdvocacyActResolver,
  AdvocacyAskResolver,
  AdvocacyPlanResolver,
  AdvocacyShownResolver,
  AdvocacyStatusResolver,
  AdvocateListResolver,
  AgentResolver,
  AnswerGivenResolver,
  ApiKeyResolver,
  AttributeDefinitionResolver,
  AuditEventResolver,
  BusinessCalendarResolver,
  DefineCalendarResolver,
  CaseAttributesResolver,
  CaseListResolver,
  CaseOpenedResolver,
  CasePromisesResolver,
  CaseResolver,
  CaseStatsResolver,
  CaseWritingResolver,
  ConsentDecisionResolver,
  ConsentResolver,
  ContactReasonResolver,
  ConversationResolver,
  CustomerAccountsResolver,
  CustomerAdvocacyResolver,
  CustomerAttributesResolver,
  CustomerCasesResolver,
  CustomerConsentsResolver,
  CustomerIdentityResolver,
  CustomerInteractionsResolver,
  CustomerListResolver,
  CustomerPromisesResolver,
  CustomerResolver,
  CustomerRelationshipsResolver,
  CustomerScoresResolver,
  CustomerInvitationsResolver,
  CustomerSurveysResolver,
  CustomerTimelineResolver,
  HandOffResolver,
  ImportRunResolver,
  InteractionAttributesResolver,
  InteractionListResolver,
  InteractionPromisesResolver,
  InteractionResolver,
  InteractionStartedResolver,
  InteractionStatsResolver,
  MergedCustomerResolver,
  MessageResolver,
  createNodeResolver(nodeTypes),
  ProductResolver,
  PromiseChangeResolver,
  PromiseHistoryResolver,
  PromiseListResolver,
  PromiseMadeResolver,
  PromiseResolver,
  PromiseWritingResolver,
  ReferralResolver,
  RelationshipResolver,
  ScoreResolver,
  SourceImportRunsResolver,
  SourceProfileResolver,
  SourceSystemResolver,
  SurveyAnswerAttributesResolver,
  SurveyAnswerInvitationResolver,
  SurveyAnswerLoopResolver,
  SurveyAnswerResolver,
  InvitationResolver,
  SurveyLoopResolver,
  SurveyDriverResolver,
  SurveyLoopStepResolver,
  SurveyResolver,
  UnmaskedCustomerResolver,
  UnmaskingResolver,
  ViewerLimitsResolver,
  ViewerResolver,
  ViewerUnmaskedResolver,
  VipMembershipResolver,
] as const;

/** Inputs of which exactly one field must be given. The library would print them as ordinary ones. */
const ONE_OF_INPUTS = ['CustomerBy', 'DueWithinInput'];

function markOneOf(schema: GraphQLSchema): void {
  for (const name of ONE_OF_INPUTS) {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) throw new Error(`${name} is no input type`);
    type.isOneOf = true;
  }
}

/** The library has no place for what the root type is. */
function describeRoot(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  if (query) query.description = 'Where every question begins.';
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = 'Everything that changes something.';
}

/** Type-graphql's schema with global ids, one-of inputs and published weights, but without the rights to personal data. */
export function createOpenSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers,
    authChecker,
    directives: [...specifiedDirectives, costDirective, listSizeDirective],
    // Arguments are checked where they are used, with messages that name the place.
    validate: false,
  });
  showGlobalIds(schema, nodeTypes);
  markOneOf(schema);
  describeRoot(schema);
  publishWeights(schema);
  return schema;
}

/** What lifts masks, and of whom rows are that name no customer. */
const UNMASKING: Unmasking = {
  unmasked: unmaskedOfViewer,
  subjectOf: { Account: accountItself, Customer: customerItself },
};

/** The executable schema. */
export function createSchema(): GraphQLSchema {
  const schema = createOpenSchema();
  guardPersonalFields(schema, PERSONAL_FIELDS, UNMASKING);
  guardPersonalQuestions(schema, PERSONAL_QUESTIONS);
  return schema;
}
