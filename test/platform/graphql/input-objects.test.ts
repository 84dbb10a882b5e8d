import { InputObjects } from '../../../src/platform/graphql/input-objects';

class Named {
  name?: string;
}
class Filter extends Named {
  inner?: Filter;
  all?: Filter[];
  at?: Date;
}

const inputs = new InputObjects([
  { target: Named, fields: [{ name: 'name', getType: () => String }] },
  {
    target: Filter,
    fields: [
      { name: 'all', getType: () => Filter },
      { name: 'inner', getType: () => Filter },
      { name: 'at', getType: () => Date },
    ],
  },
]);

const of = (given: unknown) => inputs.of(Filter as never, given);

describe('objects of inputs', () => {
  test('are of their classes, however deep', () => {
    const at = new Date(0);
    const made = of({ inner: { all: [{ name: 'Jana' }, null] }, at, name: 'Petr' }) as Filter;
    expect(made).toEqual({ inner: { all: [{ name: 'Jana' }, null] }, at, name: 'Petr' });
    expect([made, made.inner, made.inner?.all?.[0]].every((one) => one instanceof Filter)).toBe(true);
    expect(made.at).toBe(at);
  });

  test('have what is given alone, null too', () => {
    expect(Object.entries(of({ name: null, inner: undefined }) as object)).toEqual([['name', null]]);
    expect(of(null)).toBeNull();
    expect(of(undefined)).toBeUndefined();
    expect(of([{ name: 'Jana' }])).toEqual([{ name: 'Jana' }]);
  });

  test('have their own fields before those of the class that they extend, by which lists are named', () => {
    expect(JSON.stringify(of({ name: 'Jana', at: null, inner: {} }))).toBe(
      '{"inner":{},"at":null,"name":"Jana"}',
    );
  });

  test('are made of inputs alone', () => {
    expect([Filter, Named, String, Date, undefined].map((type) => inputs.makes(type))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
