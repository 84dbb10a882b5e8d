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

  test('read together, each once, and anew once all is forgotten', async () => {
    expect(await load('a', 'b', 'a')).toEqual(['read a', 'read b', 'read a']);
    await load('b');
    expect(batches).toEqual([['a', 'b']]);
    loaders.forgetAll();
    await load('a');
    expect(batches).toEqual([['a', 'b'], ['a']]);
  });

  test('read what all of them are asked for in one tick, and fail each by itself', async () => {
    const others = ['one', 'failing', 'three'].map((name): LoaderDefinition<string, string> => ({
      name,
      keyText: (key) => key,
      load: (_, keys) => {
        if (name === 'failing') throw new Error('It cannot be read.');
        return Promise.resolve(keys.map((key) => `${name} ${key}`));
      },
    }));
    const ticks = jest.spyOn(process, 'nextTick');
    const read = await Promise.allSettled(others.map((definition) => loaders.load(definition, 'a')));
    const count = ticks.mock.calls.length;
    ticks.mockRestore();
    expect(count).toBe(1);
    expect(read).toEqual([
      { status: 'fulfilled', value: 'one a' },
      { status: 'rejected', reason: new Error('It cannot be read.') },
      { status: 'fulfilled', value: 'three a' },
    ]);
  });

  test('give each thing that is worked out a place of its own, also within another', () => {
    const places: number[] = [];
    const work = (place: number): object => {
      places.push(place);
      return {};
    };
    loaders.once(rows, 'outer', (place) => {
      loaders.once(rows, 'inner', work);
      return work(place);
    });
    loaders.once(rows, 'later', work);
    expect(new Set(places).size).toBe(3);
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
