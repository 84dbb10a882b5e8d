import { isObjectType, type GraphQLResolveInfo } from 'graphql';
import type { Role } from '../../../src/platform/identity/viewer';
import { createSchema } from '../../../src/schema';
import { viewerWith } from '../../support/viewers';

/** What the guard of a field gives; the context has no loaders: who asks for what is unmasked fails. */
function shownTo(role: Role, type: string, field: string, row: object): unknown {
  const found = createSchema().getType(type);
  const resolve = isObjectType(found) ? found.getFields()[field]?.resolve : undefined;
  if (!resolve) throw new Error(`${type}.${field} has no guard.`);
  return resolve(row, {}, { viewer: viewerWith(role) }, { fieldName: field } as GraphQLResolveInfo);
}

test.each<[Role, string, string, object, unknown]>([
  ['AGENT', 'Customer', 'displayName', { displayName: 'Jana' }, 'Jana'],
  ['CARE_MANAGER', 'Message', 'text', { text: 'Help.' }, 'Help.'],
  ['PARTNER', 'Account', 'maskedNumber', { number: '1200005399' }, '•••99'],
  ['AUDITOR', 'Account', 'balance', { balance: '1', currency: 'CZK' }, null],
])('%s waits for nothing to see %s.%s', (role, type, field, row, shown) => {
  expect(shownTo(role, type, field, row)).toBe(shown);
});
