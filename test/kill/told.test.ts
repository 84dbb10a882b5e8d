import { misheard } from './told';

const told = { one: ['promise:make p', 'promise:keep p'], other: ['case:open c'] };

test('what is heard as it was told is heard well, whatever is heard after it', () => {
  expect(misheard(told, told)).toEqual([]);
  expect(misheard(told, { ...told, one: [...told.one, 'promise:make q'], third: ['case:open d'] })).toEqual(
    [],
  );
});

test.each<[string, string[]]>([
  ['lost', ['promise:make p']],
  ['lost in the middle', ['promise:keep p', 'promise:make q']],
  ['in another order', ['promise:keep p', 'promise:make p']],
  ['never heard', []],
])('what is %s is found out', (_what, one) => {
  expect(misheard(told, { ...told, one })).toEqual(['one']);
});
