import { SourceSystemEntity } from './features/sources/source-system.entity';
import { CustomerEntity } from './features/customers/customer.entity';
import { CustomerNameTokenEntity } from './features/customers/customer-name-token.entity';
import { SourceProfileEntity } from './features/customers/source-profile.entity';
import { ContactPointEntity } from './features/customers/contact-point.entity';
import { ProductEntity } from './features/accounts/product.entity';
import { AccountEntity } from './features/accounts/account.entity';
import { AccountHolderEntity } from './features/accounts/account-holder.entity';
import { ApiKeyEntity } from './features/api-keys/api-key.entity';
import { TeamEntity } from './features/agents/team.entity';
import { AgentEntity } from './features/agents/agent.entity';
import { ContactReasonEntity } from './features/contact-reasons/contact-reason.entity';
import { BusinessCalendarEntity } from './features/calendars/business-calendar.entity';
import { QueueEntity } from './features/queues/queue.entity';
import { ImportRunEntity } from './features/imports/import-run.entity';
import { ImportTurnEntity } from './features/imports/import-turn.entity';
import { InteractionEntity } from './features/interactions/interaction.entity';
import { MessageEntity } from './features/interactions/message.entity';
import { HandOffEntity } from './features/interactions/hand-off.entity';
import { ContactChainEntity } from './features/interactions/contact-chain.entity';
import { CaseEntity } from './features/cases/case.entity';
import { PromiseEntity } from './features/promises/promise.entity';
import { PromiseChangeEntity } from './features/promises/promise-change.entity';
import { SurveyEntity } from './features/surveys/survey.entity';
import { SurveyAnswerEntity } from './features/surveys/survey-answer.entity';
import { AdvocacyStatusEntity } from './features/advocacy/advocacy-status.entity';
import { ConsentDecisionEntity } from './features/consents/consent-decision.entity';
import { AttributeDefinitionEntity } from './features/attributes/attribute-definition.entity';
import { AttributeValueEntity } from './features/attributes/attribute-value.entity';
import { AdvocacyActEntity } from './features/advocacy/advocacy-act.entity';
import { ReferralEntity } from './features/advocacy/referral.entity';
import { ReviewEntity } from './features/advocacy/review.entity';
import { IdeaEntity } from './features/advocacy/idea.entity';
import { AdvocacyAskEntity } from './features/asks/advocacy-ask.entity';
import { VipMembershipEntity } from './features/advocacy/vip-membership.entity';
import { AdvocacyPlanEntity } from './features/advocacy/advocacy-plan.entity';
import { StageChangeEntity } from './features/advocacy/stage-change.entity';
import { InvitationEntity } from './features/surveys/invitation.entity';
import { SurveyLoopEntity } from './features/surveys/survey-loop.entity';
import { SurveyDriverEntity } from './features/surveys/survey-driver.entity';
import { SurveyLoopStepEntity } from './features/surveys/survey-loop-step.entity';
import { UnmaskingEntity } from './features/unmasking/unmasking.entity';
import { UnmaskingViewerEntity } from './features/unmasking/unmasking-viewer.entity';
import { RelationshipEntity } from './features/relationships/relationship.entity';
import { AuditChainEntity } from './platform/audit/audit-chain.entity';
import { AuditEventEntity } from './platform/audit/audit-event.entity';
import { ChangeEntity } from './platform/mutations/change.entity';
import { IdempotencyKeyEntity } from './platform/mutations/idempotency-key.entity';
import { EventEntity } from './platform/outbox/event.entity';
import { EventHeadEntity } from './platform/outbox/event-head.entity';
import { OutboxMessageEntity } from './platform/outbox/outbox-message.entity';

/** Every entity. A new table is one line here. */
export const entities = [
  SourceSystemEntity,
  CustomerEntity,
  CustomerNameTokenEntity,
  SourceProfileEntity,
  ContactPointEntity,
  ProductEntity,
  AccountEntity,
  AccountHolderEntity,
  ApiKeyEntity,
  TeamEntity,
  AgentEntity,
  ContactReasonEntity,
  BusinessCalendarEntity,
  QueueEntity,
  InteractionEntity,
  MessageEntity,
  HandOffEntity,
  ContactChainEntity,
  CaseEntity,
  PromiseEntity,
  PromiseChangeEntity,
  SurveyEntity,
  SurveyAnswerEntity,
  AdvocacyStatusEntity,
  ConsentDecisionEntity,
  AttributeDefinitionEntity,
  AttributeValueEntity,
  AdvocacyActEntity,
  ReferralEntity,
  ReviewEntity,
  IdeaEntity,
  AdvocacyAskEntity,
  VipMembershipEntity,
  AdvocacyPlanEntity,
  StageChangeEntity,
  SurveyLoopEntity,
  SurveyDriverEntity,
  SurveyLoopStepEntity,
  InvitationEntity,
  RelationshipEntity,
  ImportRunEntity,
  ImportTurnEntity,
  AuditChainEntity,
  AuditEventEntity,
  UnmaskingEntity,
  UnmaskingViewerEntity,
  IdempotencyKeyEntity,
  ChangeEntity,
  OutboxMessageEntity,
  EventEntity,
  EventHeadEntity,
] as const;
