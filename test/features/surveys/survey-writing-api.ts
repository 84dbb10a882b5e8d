import { NOW } from '../../support/bank';
import { addConsent } from '../../support/consent';
import { AGENT, later, WritingApi, type Mutation } from '../writing-api';

const ASK_FIELDS = 'obstacles nextAskAt';
const INVITATION =
  'id state eligibleAt sentAt deliveredAt openedAt answeredAt declinedAt expiredAt channel expiresAt version';

export const DEFINE: Mutation = {
  name: 'defineSurvey',
  object: 'survey',
  selection: 'id code name metric scale { min max } question trigger samplingShare coolDownDays version',
};
export const INVITE: Mutation = {
  name: 'inviteToSurvey',
  isUnversioned: true,
  object: 'invitation',
  selection: INVITATION,
  errorFields: ASK_FIELDS,
};
export const MOVE: Mutation = {
  name: 'moveInvitation',
  object: 'invitation',
  selection: INVITATION,
  hasMoves: true,
  errorFields: ASK_FIELDS,
};
export const RECORD: Mutation = {
  name: 'recordSurveyAnswer',
  isUnversioned: true,
  object: 'surveyAnswer',
  selection:
    'id score answeredAt comment language customer { id } interaction { id } case { id } loop { id owner { id } closedAt }',
};
export const SUBMIT: Mutation = {
  name: 'submitSurveyAnswer',
  isUnversioned: true,
  object: 'answer',
  selection: 'score answeredAt',
};

const loopMutation = (name: string): Mutation => ({
  name,
  object: 'loop',
  selection: 'id openedAt closedAt version owner { id } steps { step at reason by { id } } recovered',
  hasMoves: true,
});
export const LOOP = {
  ASSIGN: loopMutation('assignLoop'),
  CONTACT: loopMutation('contactAboutLoop'),
  AGREE_CAUSE: loopMutation('agreeCauseOfLoop'),
  FIX: loopMutation('fixCauseOfLoop'),
  CLOSE: loopMutation('closeLoop'),
  GIVE_UP: loopMutation('giveUpLoop'),
} as const;

/** What came of inviting somebody, with the token. */
export interface Invited {
  readonly invitation: { readonly id: string; readonly version: number; readonly state: string } | null;
  readonly token: string | null;
  readonly isSampled: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: string }[];
}

/** An API on which surveys are put. */
export class SurveyApi extends WritingApi {
  static async open(): Promise<SurveyApi> {
    const open = new SurveyApi([
      ...['surveys', 'survey_invitations', 'survey_answers', 'survey_loops', 'survey_loop_steps'],
    ]);
    await open.open();
    return open;
  }

  /** A customer whom a partner knows, and who allows to be asked. */
  async customer(): Promise<string> {
    const { bank } = this.api;
    const customer = await bank.customer();
    await bank.sourceProfile(customer);
    await addConsent(bank, customer, 'SURVEY', null);
    return customer;
  }

  async invite(input: object): Promise<Invited> {
    const data = await this.api.ask<{ inviteToSurvey: Invited }>(
      `mutation ($input: InviteToSurveyInput!) { inviteToSurvey(input: $input) {
        invitation { id version state } token isSampled userErrors { code field ${ASK_FIELDS} } } }`,
      { input },
    );
    return data.inviteToSurvey;
  }

  /** Somebody who was invited, and the token. */
  async invited(): Promise<{ customer: string; survey: string; id: string; token: string }> {
    const [customer, survey] = [await this.customer(), await this.api.bank.survey()];
    const { invitation, token } = await this.invite({
      ...{ customer: `cus_${customer}`, survey: `srv_${survey}`, channel: 'EMAIL' },
    });
    return { customer, survey, id: invitation?.id ?? '', token: token ?? '' };
  }

  /** A low answer of a customer, whose loop nobody has. */
  async lowAnswer(
    customer?: string,
  ): Promise<{ customer: string; survey: string; answer: string; loop: string }> {
    const whose = customer ?? (await this.customer());
    const survey = await this.api.bank.survey();
    const { shown } = await this.ask<{ id: string; loop: { id: string } }>(RECORD, {
      ...{ customer: `cus_${whose}`, survey: `srv_${survey}`, score: 3, answeredAt: later(-60) },
      submissionId: `${survey} low`,
    });
    return { customer: whose, survey, answer: shown?.id ?? '', loop: shown?.loop.id ?? '' };
  }

  /** Sees to a loop until the step before its customer is told. */
  async putRight(loop: string): Promise<void> {
    for (const move of ['CONTACT', 'AGREE_CAUSE', 'FIX'] as const) await this.ask(LOOP[move], { id: loop });
  }

  /** Sees to a loop until its customer was told. */
  async tell(loop: string): Promise<void> {
    await this.putRight(loop);
    await this.ask(LOOP.CLOSE, { id: loop });
  }

  override reset(): void {
    super.reset(AGENT);
    this.now = NOW;
  }
}
