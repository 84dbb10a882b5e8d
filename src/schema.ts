import 'reflect-metadata';
import { specifiedDirectives, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { accountItself } from './features/accounts/account.loaders';
import {
  AccountHolderResolver,
  AccountResolver,
  ProductResolver,
} from './features/accounts/account.resolver';
import { AccountWritingResolver } from './features/accounts/account-writing.resolver';
import { CustomerAccountsResolver } from './features/accounts/customer-accounts.resolver';
import { AdvocacyActResolver, ReferralResolver } from './features/advocacy/advocacy-act.resolver';
import { AdvocacyActWritingResolver } from './features/advocacy/advocacy-act-writing.resolver';
import {
  AdvocacyPlanResolver,
  AdvocacyStatusResolver,
  VipMembershipResolver,
} from './features/advocacy/advocacy-status.resolver';
import { AdvocateListResolver } from './features/advocacy/advocate-list.resolver';
import { AdvocateWritingResolver } from './features/advocacy/advocate-writing.resolver';
import { AskWritingResolver } from './features/advocacy/ask-writing.resolver';
import { CustomerAdvocacyResolver } from './features/advocacy/customer-advocacy.resolver';
import { AgentResolver } from './features/agents/agent.resolver';
import { ApiKeyResolver } from './features/api-keys/api-key.resolver';
import { AdvocacyAskResolver } from './features/asks/advocacy-ask.resolver';
import { AttributeDefinitionResolver } from './features/attributes/attribute-definition.resolver';
import {
  CaseAttributesResolver,
  CustomerAttributesResolver,
  InteractionAttributesResolver,
  SurveyAnswerAttributesResolver,
} from './features/attributes/attribute-owners.resolver';
import { CaseResolver } from './features/cases/case.resolver';
import { CaseWritingResolver } from './features/cases/case-writing.resolver';
import { CustomerCasesResolver } from './features/cases/customer-cases.resolver';
import {
  ConsentDecisionResolver,
  ConsentResolver,
  CustomerConsentsResolver,
} from './features/consents/customer-consents.resolver';
import { ConsentWritingResolver } from './features/consents/consent-writing.resolver';
import { ContactReasonResolver } from './features/contact-reasons/contact-reason.resolver';
import { CustomerListResolver } from './features/customer-list/customer-list.resolver';
import { ContactPointWritingResolver } from './features/customers/contact-point-writing.resolver';
import {
  ContactPointResolver,
  CustomerIdentityResolver,
  MergedCustomerResolver,
  SourceProfileResolver,
} from './features/customers/customer-identity.resolver';
import { customerItself } from './features/customers/customer.loaders';
import { CustomerChangedResolver } from './features/customers/customer-changed.resolver';
import {
  CustomerProvenanceResolver,
  ProvenanceResolver,
} from './features/customers/customer-provenance.resolver';
import { CustomerWritingResolver } from './features/customers/customer-writing.resolver';
import { CustomerResolver } from './features/customers/customer.resolver';
import { ImportRunResolver, SourceImportRunsResolver } from './features/imports/import-run.resolver';
import {
  ContactChainResolver,
  InteractionChainResolver,
} from './features/interactions/contact-chain.resolver';
import {
  ConversationResolver,
  HandOffResolver,
  MessageResolver,
} from './features/interactions/conversation.resolver';
import { CustomerInteractionsResolver } from './features/interactions/customer-interactions.resolver';
import { InteractionLiveResolver } from './features/interactions/interaction-live.resolver';
import { InteractionResolver } from './features/interactions/interaction.resolver';
import { InteractionWritingResolver } from './features/interactions/interaction-writing.resolver';
import { LogInteractionResolver } from './features/interactions/log-interaction.resolver';
import { CustomerPromisesResolver } from './features/promises/customer-promises.resolver';
import { PromiseChangeResolver, PromiseHistoryResolver } from './features/promises/promise-history.resolver';
import {
  CasePromisesResolver,
  InteractionPromisesResolver,
} from './features/promises/promises-made.resolver';
import { PromiseResolver } from './features/promises/promise.resolver';
import { PromiseWritingResolver } from './features/promises/promise-writing.resolver';
import { BusinessCalendarResolver } from './features/calendars/business-calendar.resolver';
import { DefineCalendarResolver } from './features/calendars/define-calendar.resolver';
import {
  CustomerRelationshipsResolver,
  RelationshipResolver,
} from './features/relationships/customer-relationships.resolver';
import { SourceSystemResolver } from './features/sources/source-system.resolver';
import { CustomerSurveysResolver } from './features/surveys/customer-scores.resolver';
import { AccountListResolver } from './features/accounts/account-list.resolver';
import { CaseListResolver } from './features/cases/case-list.resolver';
import { InteractionListResolver } from './features/interactions/interaction-list.resolver';
import { PromiseDueResolver } from './features/promises/promise-due.resolver';
import { PromiseListResolver } from './features/promises/promise-list.resolver';
import {
  CustomerInvitationsResolver,
  InvitationResolver,
  SurveyAnswerInvitationResolver,
} from './features/surveys/invitation.resolver';
import { SurveyDriverResolver } from './features/surveys/survey-driver.resolver';
import { SurveyLoopListResolver } from './features/surveys/survey-loop-list.resolver';
import {
  SurveyAnswerLoopResolver,
  SurveyLoopResolver,
  SurveyLoopStepResolver,
} from './features/surveys/survey-loop.resolver';
import { AnswerWritingResolver } from './features/surveys/answer-writing.resolver';
import { DefineSurveyResolver } from './features/surveys/define-survey.resolver';
import { DetractorAnsweredResolver } from './features/surveys/detractor-answered.resolver';
import { InvitationWritingResolver } from './features/surveys/invitation-writing.resolver';
import { LoopWritingResolver } from './features/surveys/loop-writing.resolver';
import { SurveyResolver } from './features/surveys/survey.resolver';
import { SurveyAnswerResolver } from './features/surveys/survey-answer.resolver';
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
import { nodeTypes } from './node-types';
import { PERSONAL_FIELDS, PERSONAL_QUESTIONS } from './personal-data';
import { guardPersonalFields } from './platform/authz/guard-personal-fields';
import { guardPersonalQuestions } from './platform/authz/guard-personal-questions';
import { authChecker } from './platform/authz/requires';
import { AuditEventResolver } from './platform/audit/audit-event.resolver';
import type { Unmasking } from './platform/authz/unmasked';
import { callDirectly } from './platform/graphql/direct-resolvers';
import { createNodeResolver, showGlobalIds } from './platform/graphql/node';
import { publishWeights } from './platform/graphql/publish-weights';
import { ChangeFeedResolver } from './platform/outbox/change-feed.resolver';
import { describeRoots, markOneOf } from './platform/graphql/shape-schema';
import { ViewerLimitsResolver } from './platform/limits/viewer-limits.resolver';
import { costDirective, listSizeDirective } from './platform/graphql/weight';
import { ViewerResolver } from './platform/identity/viewer.resolver';

const resolvers = [
  AccountClosedResolver,
  AccountHolderResolver,
  AccountListResolver,
  AccountOpenedResolver,
  AccountResolver,
  AccountWritingResolver,
  AdvocacyActResolver,
  AdvocacyActWritingResolver,
  AdvocacyAskResolver,
  AdvocacyPlanResolver,
  AdvocacyShownResolver,
  AdvocacyStatusResolver,
  AdvocateListResolver,
  AdvocateWritingResolver,
  AskWritingResolver,
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
  ChangeFeedResolver,
  CaseWritingResolver,
  ConsentDecisionResolver,
  ConsentResolver,
  ContactChainResolver,
  ConsentWritingResolver,
  ContactPointResolver,
  ContactPointWritingResolver,
  ContactReasonResolver,
  ConversationResolver,
  CustomerAccountsResolver,
  CustomerAdvocacyResolver,
  CustomerAttributesResolver,
  CustomerChangedResolver,
  CustomerCasesResolver,
  CustomerConsentsResolver,
  CustomerIdentityResolver,
  CustomerInteractionsResolver,
  CustomerListResolver,
  CustomerPromisesResolver,
  CustomerProvenanceResolver,
  CustomerResolver,
  CustomerRelationshipsResolver,
  CustomerInvitationsResolver,
  CustomerSurveysResolver,
  CustomerTimelineResolver,
  CustomerWritingResolver,
  HandOffResolver,
  ImportRunResolver,
  InteractionAttributesResolver,
  InteractionChainResolver,
  InteractionListResolver,
  InteractionLiveResolver,
  InteractionPromisesResolver,
  InteractionResolver,
  InteractionStartedResolver,
  InteractionStatsResolver,
  InteractionWritingResolver,
  LogInteractionResolver,
  MergedCustomerResolver,
  MessageResolver,
  createNodeResolver(nodeTypes),
  ProductResolver,
  PromiseChangeResolver,
  PromiseDueResolver,
  PromiseHistoryResolver,
  PromiseListResolver,
  PromiseMadeResolver,
  PromiseResolver,
  PromiseWritingResolver,
  ProvenanceResolver,
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
  AnswerWritingResolver,
  DefineSurveyResolver,
  DetractorAnsweredResolver,
  InvitationWritingResolver,
  LoopWritingResolver,
  InvitationResolver,
  SurveyLoopListResolver,
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

/** The library wants one. Subscriptions here hear of events of the database by a `subscribe` of their own. */
const NOBODY_PUBLISHES: PubSub = {
  publish: () => {
    throw new Error('Nothing is published here: tell it by the outbox.');
  },
  subscribe: () => {
    throw new Error('Give the subscription a "subscribe" that hears of events.');
  },
};

/** Type-graphql's schema with global ids, one-of inputs and published weights, but without the rights to personal data. */
export function createOpenSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers,
    authChecker,
    directives: [...specifiedDirectives, costDirective, listSizeDirective],
    // Arguments are checked where they are used, with messages that name the place.
    validate: false,
    pubSub: NOBODY_PUBLISHES,
  });
  callDirectly(schema);
  showGlobalIds(schema, nodeTypes);
  markOneOf(schema, ['CustomerBy', 'DueWithinInput']);
  describeRoots(schema);
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
