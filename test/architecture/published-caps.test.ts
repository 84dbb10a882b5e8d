import { buildSchema } from 'graphql';
import { publishWeights } from '../../src/platform/graphql/publish-weights';
import { createSchema } from '../../src/schema';
import { capsNotKept } from './published-caps';

describe('a list without pages', () => {
  it('says how long it may be, and is weighed by that', () => {
    expect(capsNotKept(createSchema())).toEqual([]);
  });

  it('is reported where it says nothing, or something else', () => {
    const schema = buildSchema(`
      type Query { loan: Loan "At most many." nodes: [Loan!]! loans: LoanConnection }
      type LoanConnection { nodes: [Loan!]! }
      type Loan {
        "Who stands in for it; at most 100."
        guarantors: [Loan!]!
        "What is left of it; at most 32."
        rates: [Loan!]
        "What secures it."
        securities: [Loan]
        "At most 5 of them."
        names: [String!]!
      }`);
    publishWeights(schema);
    expect(capsNotKept(schema)).toEqual([
      'Loan.rates publishes 32 and is weighed as 100',
      'Loan.securities publishes NaN and is weighed as 100',
    ]);
  });
});
