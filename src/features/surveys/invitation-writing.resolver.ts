import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import { runMutation } from '../../platform/mutations/run-mutation';
import { caseName } from '../cases/case.type';
import { customerName } from '../customers/customer.type';
import { interactionName } from '../interactions/interaction.type';
import {
  InviteToSurveyInput,
  InviteToSurveyPayload,
  MoveInvitationInput,
  MoveInvitationPayload,
} from './invitation-writing.input';
import { invitationById } from './invitation.loaders';
import { invitationName } from './invitation.type';
import { inviteToSurvey } from './invite-to-survey';
import { moveInvitation } from './move-invitation';
import { surveyLoopName } from './survey-loop.type';
import { surveyName } from './survey.type';

const optionalId = (field: string, value: GlobalId | null | undefined, name: NodeName): Id | null =>
  value == null ? null : idArgument(`input.${field}`, value, name);

const NOBODY = { invitation: null, token: null } as const;

@Resolver()
export class InvitationWritingResolver {
  @Requires('survey:write')
  @Mutation(() => InviteToSurveyPayload, {
    description:
      'Invites a customer to answer a survey, if they are drawn and may be asked: they allowed it, the bank owes them nothing, and the budget of asks has room for it. Sending it is for whoever invites.',
  })
  async inviteToSurvey(
    @Arg('input', () => InviteToSurveyInput, { description: 'Whom to invite to what.' })
    input: InviteToSurveyInput,
    @Ctx() context: RequestContext,
  ): Promise<InviteToSurveyPayload> {
    const useCase = inviteToSurvey({
      customerId: idArgument('input.customer', input.customer, customerName),
      surveyId: idArgument('input.survey', input.survey, surveyName),
      channel: input.channel,
      interactionId: optionalId('interaction', input.interaction, interactionName),
      caseId: optionalId('case', input.case, caseName),
      loopId: optionalId('loop', input.loop, surveyLoopName),
    });
    const asked = { action: 'survey:invite', input, subjects: [input.customer] };
    const outcome = await runMutation(context, asked, useCase);
    if ('refused' in outcome) {
      const { refused } = outcome;
      if (refused.code === 'NOT_SAMPLED') return { ...NOBODY, isSampled: false, userErrors: [] };
      return { ...NOBODY, isSampled: true, userErrors: [refused] };
    }
    const { loaders, invitationTokens } = context;
    return {
      invitation: await loaders.load(invitationById, outcome.done),
      token: invitationTokens.tokenFor(outcome.done),
      isSampled: true,
      userErrors: [],
    };
  }

  @Requires('survey:write')
  @Mutation(() => MoveInvitationPayload, { description: 'Tells how far an invitation has got.' })
  async moveInvitation(
    @Arg('input', () => MoveInvitationInput, { description: 'Which invitation, and what has happened.' })
    input: MoveInvitationInput,
    @Ctx() context: RequestContext,
  ): Promise<MoveInvitationPayload> {
    const { expectedVersion = null, to, at = null, channel = null } = input;
    const id = idArgument('input.id', input.id, invitationName);
    const outcome = await runMutation(
      context,
      { action: 'invitation:move', input, subjects: [input.id] },
      moveInvitation({ id, expectedVersion, to, at, channel }),
    );
    if ('refused' in outcome) return { invitation: null, userErrors: [outcome.refused] };
    return { invitation: await context.loaders.load(invitationById, outcome.done), userErrors: [] };
  }
}
