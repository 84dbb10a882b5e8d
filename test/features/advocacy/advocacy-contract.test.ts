import { holdsItsContract } from '../writing-api';
import { addConsent } from '../../support/consent';
import { advocacyAsk, advocacyPlan, vipMembership } from '../../support/advocates';
import {
  ADVANCE,
  AdvocacyApi,
  ASK_REFERENCE,
  ASK_REFERRAL,
  ASK_REVIEW,
  ASSIGN,
  DECIDE,
  DECLINE_ASK,
  ENROL,
  LEAD,
  LEAVE,
  NOMINATE,
  PLAN,
  RECORD,
  REFER,
} from './advocacy-api';

const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());

const CARE = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER'] as const;
const MANAGERS = ['TEAM_LEAD', 'CARE_MANAGER'] as const;
const customer = async (): Promise<string> => `cus_${await open.customer()}`;
const agent = async (): Promise<string> => `agt_${await open.api.bank.agent()}`;

describe('what is done by whoever has to do with customers:', () => {
  beforeEach(() => {
    open.reset();
  });
  holdsItsContract(open, {
    mutation: RECORD,
    roles: [...CARE, 'PARTNER'],
    inputOf: async () => ({ customer: await customer(), kind: 'PUBLIC_PRAISE' }),
  });
  holdsItsContract(open, {
    mutation: DECIDE,
    roles: CARE,
    inputOf: async () => ({ id: await open.idea(), move: 'ADOPT' }),
    hasVersion: true,
  });
  holdsItsContract(open, {
    mutation: REFER,
    roles: CARE,
    inputOf: async () => ({ customer: await customer() }),
  });
  holdsItsContract(open, {
    mutation: ADVANCE,
    roles: CARE,
    inputOf: async () => ({ id: await open.referral(await open.customer()), move: 'ACCEPT' }),
    hasVersion: true,
  });
  holdsItsContract(open, {
    mutation: ASK_REVIEW,
    roles: CARE,
    inputOf: async () => ({ customer: `cus_${await open.buyer()}`, channel: 'EMAIL' }),
  });
  for (const mutation of [ASK_REFERRAL, ASK_REFERENCE])
    holdsItsContract(open, {
      mutation,
      roles: CARE,
      inputOf: async () => {
        const id = await open.customer();
        await addConsent(open.api.bank, id, 'REFERRAL_ASK', null);
        return { customer: `cus_${id}`, channel: 'EMAIL' };
      },
    });
  holdsItsContract(open, {
    mutation: DECLINE_ASK,
    roles: CARE,
    inputOf: async () => ({ id: `ask_${await advocacyAsk(open.api.bank, await open.customer())}` }),
    hasVersion: true,
  });
  holdsItsContract(open, {
    mutation: NOMINATE,
    roles: CARE,
    inputOf: async () => ({ customer: await customer(), owner: await agent() }),
  });
});

describe('what is decided by those who lead:', () => {
  beforeEach(() => {
    open.reset(LEAD);
  });
  holdsItsContract(open, {
    mutation: ASSIGN,
    roles: MANAGERS,
    inputOf: async () => ({ id: await open.status(), owner: await agent() }),
    hasVersion: true,
  });
  holdsItsContract(open, {
    mutation: PLAN,
    roles: MANAGERS,
    inputOf: async () => {
      const id = await open.customer();
      await advocacyPlan(open.api.bank, id);
      const planned = { goal: 'A reference', startsOn: '2026-01-02', endsOn: '2026-12-31' };
      return { customer: `cus_${id}`, owner: await agent(), ...planned };
    },
    hasVersion: true,
  });
  holdsItsContract(open, {
    mutation: ENROL,
    roles: MANAGERS,
    inputOf: async () => ({ customer: await customer() }),
  });
  holdsItsContract(open, {
    mutation: LEAVE,
    roles: MANAGERS,
    inputOf: async () => {
      const id = await open.customer();
      await vipMembership(open.api.bank, id);
      return { customer: `cus_${id}` };
    },
  });
});
