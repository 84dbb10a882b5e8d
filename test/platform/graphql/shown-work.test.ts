import { isNonNullType, isObjectType } from 'graphql';
import { showsAllWork } from '../../../src/platform/graphql/shown-work';
import { createSchema } from '../../../src/schema';

const refusedWith = (code: string, path: (string | number)[]) => ({ path, extensions: { code } });

describe('all that was worked on is in the answer', () => {
  test.each([
    ['when nothing failed', { data: { customers: null } }, true],
    [
      'when a field was refused before it did anything, and is missing alone',
      { data: { one: null, other: 1 }, errors: [refusedWith('FORBIDDEN', ['one'])] },
      true,
    ],
    [
      'but not when what was refused has taken something with it',
      { data: { customer: null }, errors: [refusedWith('FORBIDDEN', ['customer', 'accounts'])] },
      false,
    ],
    [
      'and not when it failed after work',
      { data: { one: null }, errors: [refusedWith('TIMEOUT', ['one'])] },
      false,
    ],
    ['and not when it cannot be told where it failed', { data: { one: 1 }, errors: [{}] }, false],
    ['and not when nothing is left', { data: null }, false],
  ])('%s', (_, answer, expected) => {
    expect(showsAllWork(answer)).toBe(expected);
  });

  test('groups are counted before there are found to be too many of them, so a field that gives groups takes all with it', () => {
    const fields = Object.values(createSchema().getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()));
    const giving = fields.filter(({ args }) => args.some(({ name }) => name === 'maxGroups'));
    expect(giving.length).toBeGreaterThanOrEqual(3);
    expect(giving.filter(({ type }) => !isNonNullType(type))).toEqual([]);
  });
});
