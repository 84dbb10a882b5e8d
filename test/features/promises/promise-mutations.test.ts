import { NOW } from '../../support/bank';
import { holdsItsContract, later, WritingApi, type Mutation } from '../writing-api';

const open = new WritingApi(['promises', 'promise_changes']);
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const roles = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER'] as const;
const mutation = (verb: string, hasMoves = true): Mutation => ({
  ...{ name: `${verb}Promise`, object: 'promise', selection: 'id state standing version', hasMoves },
});
const MAKE = mutation('make', false);

const wish = async () => ({
  ...{ customer: `cus_${await open.api.bank.customer()}`, kind: 'CALLBACK', text: 'We call you back.' },
  dueAt: later(3_600),
});
holdsItsContract(open, { mutation: MAKE, roles, inputOf: wish });

/** What each move is asked with besides the promise. */
const MOVES = {
  renegotiate: { dueAt: later(7_200), toldAt: NOW, toldHow: 'PHONE' },
  keep: { evidence: 'Called at noon.' },
  break: {},
  release: {},
};
for (const [verb, rest] of Object.entries(MOVES))
  holdsItsContract(open, {
    ...{ mutation: mutation(verb), roles, hasVersion: true },
    inputOf: async () => {
      const { shown } = await open.ask<{ id: string }>(MAKE, await wish());
      return { id: shown?.id, ...rest };
    },
  });
