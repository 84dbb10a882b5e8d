import { join } from 'node:path';
import { getMetadataStorage } from 'type-graphql';
import { createSchema } from '../../src/schema';
import { CustomerAccountsResolver } from '../../src/features/accounts/customer-accounts.resolver';
import { Customer } from '../../src/features/customers/customer.type';
import {
  homesOf,
  plainFieldsThatLoseSomething,
  plainFieldsWithResolver,
  requiredFieldsOfOthers,
  type Home,
} from './graph-classes';

const schema = createSchema();
const metadata = getMetadataStorage();

describe('the classes of the graph', () => {
  let homes: Home;

  beforeAll(async () => {
    homes = await homesOf(join(__dirname, '../../src/features'));
  });

  it('belong to the feature whose folder they lie in', () => {
    expect(homes.get(Customer)).toBe('customers');
    expect(homes.get(CustomerAccountsResolver)).toBe('accounts');
  });

  it('add nothing required to a type of another feature', () => {
    expect(requiredFieldsOfOthers(schema, metadata, homes)).toEqual([]);
  });

  it('read plain fields from the row, without a function in between', () => {
    expect(plainFieldsWithResolver(metadata)).toEqual([]);
  });

  it('ask of a plain field nothing that reading a row leaves out', () => {
    expect(plainFieldsThatLoseSomething(metadata)).toEqual([]);
  });
});
