import fc from 'fast-check';
import {
  canonicalJson,
  changedFields,
  deliveredValues,
  mergeDelivered,
} from '../../../../src/features/customers/domain/delivered-profile';

describe('what a source says of a customer', () => {
  it('is the same whatever the order of its parts', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        const turned = Object.fromEntries(Object.entries(document).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(document));
        expect(JSON.parse(canonicalJson(document))).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });

  it('stays where a later delivery does not speak of it, and goes where it says that there is nothing', () => {
    const stored = { givenName: 'Eva', familyName: 'Nová', branch: 'Brno' };
    expect(mergeDelivered(stored, { familyName: null, segment: 'RETAIL' })).toEqual({
      givenName: 'Eva',
      branch: 'Brno',
      segment: 'RETAIL',
    });
  });

  it('is shown as texts by name, without what it says nothing of', () => {
    const document = { segment: 'RETAIL', branch: 72, familyName: null, tags: ['a'] };
    expect(deliveredValues(document)).toEqual([
      { name: 'branch', value: '72' },
      { name: 'segment', value: 'RETAIL' },
      { name: 'tags', value: '["a"]' },
    ]);
  });

  it('changes the fields of the customer that it changes, and no others', () => {
    const before = { givenName: 'Eva', familyName: 'Nová', branch: 'Brno' };
    const after = { givenName: 'Eva', birthDate: '1970-12-13', branch: 'Praha' };
    expect(changedFields(before, after)).toEqual({ familyName: null, birthDate: '1970-12-13' });
  });
});
