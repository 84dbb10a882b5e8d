import { NOW } from '../../support/bank';
import type { Role } from '../../../src/platform/identity/viewer';
import { holdsItsContract, later, type Tried } from '../writing-api';
import { INVITE, LOOP, MOVE, RECORD, SurveyApi } from './survey-writing-api';

const open = new SurveyApi([
  ...['surveys', 'survey_invitations', 'survey_answers', 'survey_loops', 'survey_loop_steps'],
]);
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const CARE: readonly Role[] = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER'];
const WRITERS: readonly Role[] = [...CARE, 'PARTNER'];

const loop = async (): Promise<{ id: string }> => ({ id: (await open.lowAnswer()).loop });

const TRIED: readonly Tried[] = [
  {
    mutation: INVITE,
    roles: WRITERS,
    inputOf: async () => ({
      customer: `cus_${await open.customer()}`,
      survey: `srv_${await open.api.bank.survey()}`,
      channel: 'EMAIL',
    }),
  },
  {
    mutation: MOVE,
    roles: WRITERS,
    hasVersion: true,
    inputOf: async () => {
      const [customer, survey] = [await open.customer(), await open.api.bank.survey()];
      const id = await open.api.bank.invitation(customer, {
        ...{ surveyId: survey, state: 'ELIGIBLE', sentAt: null, channel: 'EMAIL', eligibleAt: NOW },
      });
      return { id: `inv_${id}`, to: 'SENT' };
    },
  },
  {
    mutation: RECORD,
    roles: WRITERS,
    inputOf: async () => ({
      customer: `cus_${await open.customer()}`,
      survey: `srv_${await open.api.bank.survey()}`,
      ...{ score: 4, answeredAt: later(-60), submissionId: `one ${String(Math.random())}` },
    }),
  },
  {
    mutation: LOOP.ASSIGN,
    roles: CARE,
    hasVersion: true,
    inputOf: async () => ({ ...(await loop()), owner: `agt_${await open.api.bank.agent()}` }),
  },
  ...(['CONTACT', 'AGREE_CAUSE', 'FIX', 'CLOSE'] as const).map((move) => ({
    ...{ mutation: LOOP[move], roles: CARE, hasVersion: true, inputOf: loop },
  })),
];

for (const tried of TRIED) holdsItsContract(open, tried);
