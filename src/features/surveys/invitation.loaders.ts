import type { Id } from '../../kernel/id';
import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import {
  askingInvitationsOfCustomer,
  findInvitationsById,
  findInvitationsOfAnswers,
  invitationsOfCustomer,
} from './invitation.repository';
import { invitationName, type InvitationRow } from './invitation.type';

export const invitationById = defineRowLoader('invitationById', ({ db, scope }, ids) =>
  findInvitationsById(db, scope, ids),
);

export const invitationOfAnswer: LoaderDefinition<Id, InvitationRow | null> = {
  name: 'invitationOfAnswer',
  keyText: (id) => id,
  load: async ({ db, scope }, answerIds) => {
    const invitations = await findInvitationsOfAnswers(db, scope, answerIds);
    const byAnswer = new Map(invitations.map((invitation) => [invitation.answerId, invitation]));
    return answerIds.map((id) => byAnswer.get(id) ?? null);
  },
};

export const invitationsByCustomer = defineCustomerListLoader('invitationsByCustomer', invitationsOfCustomer);

/** What asked a customer, or waits to: as the budget of asks counts it. */
export const askingInvitations = defineCustomerListLoader('askingInvitations', askingInvitationsOfCustomer);

export const invitationNode: NodeType = { ...invitationName, loader: invitationById };
