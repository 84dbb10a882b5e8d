import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { caseById } from '../cases/case.loaders';
import { Case, type CaseRow } from '../cases/case.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { interactionById } from '../interactions/interaction.loaders';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { invitationOfAnswer, invitationsByCustomer } from './invitation.loaders';
import { Invitation, InvitationConnection, type InvitationRow } from './invitation.type';
import { surveyAnswerById, surveyById } from './survey.loaders';
import { Survey, SurveyAnswer, type SurveyAnswerRow, type SurveyRow } from './survey.type';

/** What invitations add to a customer. */
@Resolver(() => Customer)
export class CustomerInvitationsResolver {
  @FieldResolver(() => InvitationConnection, {
    nullable: true,
    description: 'What surveys the customer was, or is to be, invited to answer, the latest eligible first.',
  })
  invitations(
    @Root() customer: CustomerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<InvitationRow>> {
    return customerConnection(context, invitationsByCustomer, customer, page, () => ({
      list: 'invitations',
      narrow: () => undefined,
    }));
  }
}

/** What invitations add to an answer. */
@Resolver(() => SurveyAnswer)
export class SurveyAnswerInvitationResolver {
  @FieldResolver(() => Invitation, {
    nullable: true,
    description: 'The invitation that led to it; null when it was given without one, as on the spot.',
  })
  invitation(
    @Root() { id }: SurveyAnswerRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<InvitationRow | null> {
    return loaders.load(invitationOfAnswer, id);
  }
}

@Resolver(() => Invitation)
export class InvitationResolver {
  @FieldResolver(() => Survey, { nullable: true, description: 'The survey that it is to.' })
  survey(@Root() { surveyId }: InvitationRow, @Ctx() { loaders }: RequestContext): Promise<SurveyRow | null> {
    return loaders.load(surveyById, surveyId);
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who is invited; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: InvitationRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }

  @FieldResolver(() => Interaction, {
    nullable: true,
    description: 'The contact that gave rise to it; null when none did.',
  })
  interaction(
    @Root() { interactionId }: InvitationRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InteractionRow | null> | null {
    return loaders.show(interactionById, interactionId, info);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case that gave rise to it; null when none did.',
  })
  case(
    @Root() { caseId }: InvitationRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseRow | null> | null {
    return loaders.show(caseById, caseId, info);
  }

  @FieldResolver(() => SurveyAnswer, { nullable: true, description: 'What was answered; null when nothing.' })
  answer(
    @Root() { answerId }: InvitationRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SurveyAnswerRow | null> | null {
    return loaders.loadOptional(surveyAnswerById, answerId);
  }
}
