import { once, onceOfObject } from '../../src/kernel/once';

describe.each([
  ['once', once<object, unknown>],
  ['once of an object', onceOfObject<object, unknown>],
])('what is made %s', (_, make) => {
  test('is made of each thing by itself, and the same from then on', () => {
    const of = make((given) => ({ given }));
    const [one, other] = [{}, {}];
    const made = of(one);
    expect(made).toEqual({ given: one });
    expect(of(other)).not.toBe(made);
    expect(of(one)).toBe(made);
  });

  test('may be null', () => {
    const made = jest.fn(() => null);
    const of = make(made);
    const one = {};
    expect([of(one), of(one)]).toEqual([null, null]);
    expect(made).toHaveBeenCalledTimes(1);
  });
});
