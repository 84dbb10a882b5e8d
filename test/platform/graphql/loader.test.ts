import type { RequestContext } from '../../../src/platform/graphql/context';
import { LoaderScope, type LoaderDefinition } from '../../../src/platform/graphql/loader';

describe('the loaders of a request', () => {
  let batches: string[][];
  let loaders: LoaderScope;
  const rows: LoaderDefinition<string, string> = {
    name: 'rows',
    keyText: (key) => key,
    load: (_, keys) => {
      batches.push([...keys]);
      return Promise.resolve(keys.map((key) => `read ${key}`));
    },
  };
  beforeEach(() => {
    batches = [];
    loaders = new LoaderScope(() => ({ seen: { see: () => undefined } }) as unknown as RequestContext);
  });
  const load = (...keys: string[]) => Promise.all(keys.map((key) => loaders.load(rows, key)));

  test('give what was read besides without reading it, and read the others together', async () => {
    loaders.know(rows, 'b', 'known');
    expect(await load('a', 'b', 'c')).toEqual(['read a', 'known', 'read c']);
    expect(batches).toEqual([['a', 'c']]);
  });

  test.each([
    [
      'a definition’s',
      () => {
        loaders.forget(rows);
      },
    ],
    [
      'everything',
      () => {
        loaders.forgetAll();
      },
    ],
  ])('read anew what was known, once %s is forgotten', async (_, forget) => {
    loaders.know(rows, 'a', 'known');
    forget();
    expect(await load('a')).toEqual(['read a']);
  });

  test('work out once what is asked in the same words, or of the same object', () => {
    const work = jest.fn(() => ({}));
    const asked = {};
    const [first, second] = [loaders.once(rows, asked, work), loaders.once(rows, asked, work)];
    expect(second).toBe(first);
    expect(loaders.once(rows, {}, work)).not.toBe(first);
    expect(loaders.once(rows, 'x', work)).toBe(loaders.once(rows, 'x', work));
    expect(work).toHaveBeenCalledTimes(3);
  });
});
