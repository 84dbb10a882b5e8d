import { parseGlobalId, toGlobalId } from '../../src/kernel/global-id';
import { newId } from '../../src/kernel/id';

describe('a global id', () => {
  test('is read back as what it was made of', () => {
    const id = newId();
    expect(parseGlobalId(toGlobalId('cus', id))).toEqual({ prefix: 'cus', id });
  });

  test.each([
    '',
    '_',
    'cus',
    'cus_',
    '_0123456789abcdef',
    'cus_0123456789abcde',
    'cus_0123456789abcdef0',
    'cus_0123456789abcde!',
    'é_0123456789abcdef',
    'cus,cus_0123456789abcdef',
  ])('is not %j', (text) => {
    expect(parseGlobalId(text)).toBeNull();
  });
});
