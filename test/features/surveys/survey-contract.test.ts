import { surveyLoop } from '../../support/advocates';
import { minutesAgo, NOW } from '../../support/bank';
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

/** A loop in its first version, of which so many steps were taken. */
async function loopAfter(steps: readonly string[], values: object = {}): Promise<{ id: string }> {
  const { bank } = open.api;
  const customerId = await open.customer();
  const answer = { id: await bank.answer(customerId, 'NPS', 3), customerId };
  return { id: `lop_${await surveyLoop(bank, answer, steps, { createdAt: minutesAgo(40), ...values })}` };
}

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
  ...(['CONTACT', 'AGREE_CAUSE', 'FIX', 'CLOSE'] as const).map((move, index) => ({
    ...{ mutation: LOOP[move], roles: CARE, hasVersion: true },
    inputOf: () => loopAfter(['CONTACTED', 'CAUSE_AGREED', 'FIXED'].slice(0, index)),
  })),
  {
    ...{ mutation: LOOP.GIVE_UP, roles: CARE, hasVersion: true },
    inputOf: async () => ({
      ...(await loopAfter(['ASSIGNED'], { ownerId: await open.api.bank.agent() })),
      reason: 'Cannot be reached.',
    }),
  },
];

for (const tried of TRIED) holdsItsContract(open, tried);
