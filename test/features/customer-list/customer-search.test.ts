import fc from 'fast-check';
import type { SqlValue } from '../../../src/platform/db/db';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const SEARCH = `query ($search: String, $filter: CustomerFilter, $orderBy: [CustomerOrder!], $first: Int, $after: String) {
  customers(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id displayName } pageInfo { hasNextPage endCursor } totalCount { value isExact } } }`;

interface Found {
  readonly customers: {
    readonly nodes: readonly { readonly id: string; readonly displayName: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly totalCount: { readonly value: number; readonly isExact: boolean };
  };
}

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** A customer with this name alone. */
const named = (displayName: string, values: Readonly<Record<string, SqlValue>> = {}): Promise<string> =>
  api.bank.customer({ displayName, givenName: null, familyName: null, ...values });

const names = async (search: string): Promise<string[]> => {
  const { customers } = await api.ask<Found>(SEARCH, { search, first: 100 });
  expect(customers.totalCount).toEqual({ value: customers.nodes.length, isExact: true });
  return customers.nodes.map(({ displayName }) => displayName);
};

describe('a search', () => {
  test('finds names in every script by the beginnings of their words, in any order, by name', async () => {
    await named('Žofie Brázdová');
    await named('Zofia Brazda');
    await named('Олексій Їжакевич');
    await named('अमित हिरानी');
    await named('王小明');
    await named('خالد الحكيم');
    expect(await names('braz zof')).toEqual(['Zofia Brazda', 'Žofie Brázdová']);
    expect(await names('BRÁZDOVÁ')).toEqual(['Žofie Brázdová']);
    expect(await names('їжак олексій')).toEqual(['Олексій Їжакевич']);
    expect(await names('हिर')).toEqual(['अमित हिरानी']);
    expect(await names('हर')).toEqual([]);
    expect(await names('王小')).toEqual(['王小明']);
    expect(await names('小明')).toEqual(['王小明']);
    expect(await names('الح خا')).toEqual(['خالد الحكيم']);
    expect(await names('zofie brazdova jr')).toEqual([]);
  });

  test('finds by phone in any notation, e-mail, handle, id at a source and account number', async () => {
    const customer = await named('Keyed');
    const other = await named('Former holder');
    await api.bank.contactPoint(customer, '+420 605 111 222');
    await api.bank.contactPoint(customer, 'j@keyed.example');
    await api.bank.contactPoint(customer, '@keyed_one', { type: 'MESSENGER', valueKey: 'keyed_one' });
    await api.bank.sourceProfile(customer, { externalId: 'CRM-7' });
    await api.bank.sourceProfile(customer, { externalId: '7' });
    const account = await api.bank.account(await api.bank.product(), { number: 'HR1210010051863000160' });
    await api.bank.holder(account, customer);
    await api.bank.holder(account, other, { validTo: minutesAgo(1) });
    for (const search of [
      '+420605111222',
      '605 111 222',
      '00420 605/111-222',
      ' J@Keyed.example ',
      '@Keyed_One',
      'CRM-7',
      '7',
      'HR12 1001 0051 8630 0016 0',
      'hr1210010051863000160',
    ]) {
      expect([search, await names(search)]).toEqual([search, ['Keyed']]);
    }
    expect(await names('605 111 223')).toEqual([]);
  });

  test('finds by key beside those whom it finds by name, each once', async () => {
    const both = await named('Umbra 4711');
    await api.bank.sourceProfile(both, { externalId: '4711' });
    const account = await api.bank.account(await api.bank.product(), { number: '4711' });
    await api.bank.holder(account, await named('Keyed by number'));
    await api.bank.holder(account, both);
    await named('Penumbra 47110');
    expect(await names('4711')).toEqual(['Keyed by number', 'Penumbra 47110', 'Umbra 4711']);
  });

  test('finds the survivor by words and keys of whoever was merged into them, who is never listed', async () => {
    const survivor = await named('Ottilie Krumbach');
    const loser = await named('Otti Wiesental');
    await api.bank.sourceProfile(loser, { externalId: 'lost-1' });
    await api.bank.contactPoint(loser, '+420605999888');
    await api.bank.absorb(survivor, loser);
    for (const search of [
      'wiesental',
      'krumbach',
      'wiesental krumbach',
      'otti wies',
      'lost-1',
      '605999888',
    ]) {
      expect([search, await names(search)]).toEqual([search, ['Ottilie Krumbach']]);
    }
  });

  test.each([
    ['', '"search" is empty'],
    ['  ', '"search" is empty'],
    ['—!', '"search" is empty'],
    ['j novak', '"j" in "search" is too short'],
    ['王', '"王" in "search" is too short'],
    ['novak 1', '"1" in "search" is too short'],
    ['ab '.repeat(100), '"search" is too long'],
    ['aa bb cc dd ee ff gg hh ii jj kk', 'too many words: at most 10'],
  ])('is refused when it is "%s"', async (search, message) => {
    const refusal = await api.refusal(SEARCH, { search, first: 1 });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
  });

  test('takes no cursor of another search', async () => {
    await named('Quirin Eins');
    await named('Quirin Zwei');
    const { customers } = await api.ask<Found>(SEARCH, { search: 'quirin', first: 1 });
    const after = customers.pageInfo.endCursor;
    const next = await api.ask<Found>(SEARCH, { search: 'quirin', first: 1, after });
    expect(next.customers.nodes.map(({ displayName }) => displayName)).toEqual(['Quirin Zwei']);
    for (const search of ['quiri', null]) {
      expect((await api.refusal(SEARCH, { search, first: 1, after })).code).toBe('BAD_USER_INPUT');
    }
  });

  test('counts whom it finds on every page, also on one that is empty', async () => {
    await named('Radovan Prvni');
    await named('Radovan Druhy');
    let after: string | null = null;
    for (const shown of [1, 1, 0]) {
      const { customers }: Found = await api.ask<Found>(SEARCH, { search: 'radovan', first: 1, after });
      expect(customers.nodes).toHaveLength(shown);
      expect(customers.totalCount).toEqual({ value: 2, isExact: true });
      after = customers.pageInfo.endCursor;
    }
  });

  test('takes two statements, counted or not, whatever it finds and however many words it has', async () => {
    for (const search of ['novak', 'novak jan petr', 'nobody of this name']) {
      for (const more of ['', 'totalCount { value }']) {
        api.statements.length = 0;
        await api.ask(
          `query ($search: String) { customers(search: $search, first: 5) { nodes { id } ${more} } }`,
          { search },
        );
        expect(api.statements).toEqual(['customerList.countNames', 'customerList.foundCustomers']);
      }
    }
  });
});

/** Words as they are written and as they are compared; written down here by hand, so that the rule is not checked by itself. */
const WORDS = [
  ['Jana', 'jana'],
  ['Ján', 'jan'],
  ['NOVÁKOVÁ', 'novakova'],
  ['Novák', 'novak'],
  ['Łukasz', 'lukasz'],
  ['Lukáš', 'lukas'],
  ['Фёдор', 'федор'],
  ['Федоренко', 'федоренко'],
  ['अमित', 'अमित'],
  ['अमिताभ', 'अमिताभ'],
  ['محمد', 'محمد'],
  ['محمود', 'محمود'],
] as const;

/** What searches find, in plain code that knows nothing of SQL. */
describe('searches over many customers', () => {
  const words = new Map<
    string,
    { readonly all: string[]; readonly name: string; readonly segment: string }
  >();
  let many: TestApi;

  beforeAll(async () => {
    many = await openApi();
    const wordAt = (index: number) => WORDS[index % WORDS.length] ?? WORDS[0];
    for (let index = 0; index < 60; index += 1) {
      const segment = index % 3 === 0 ? 'SME' : 'RETAIL';
      const parts = [wordAt(index), wordAt(index * 5 + Math.floor(index / 7)), wordAt(index * 7 + 3)];
      const own = parts.slice(0, 2);
      const name = `${String(1_000 + ((index * 37) % 60))} ${own.map(([written]) => written).join(' ')}`;
      const bare = { givenName: null, familyName: null, segment };
      const survivor = await many.bank.customer({ ...bare, displayName: name });
      const known = [...own];
      if (index % 4 === 0) {
        const [absorbed] = parts.slice(2);
        const loser = await many.bank.customer({ ...bare, displayName: absorbed?.[0] ?? '' });
        await many.bank.absorb(survivor, loser);
        if (absorbed) known.push(absorbed);
      }
      words.set(`cus_${survivor}`, { all: known.map(([, folded]) => folded), name, segment });
    }
  });
  afterAll(() => many.close());

  /** The beginning of a word, two characters or more, written one way or the other. */
  const beginning = fc
    .record({ word: fc.constantFrom(...WORDS), length: fc.integer({ min: 2, max: 9 }), as: fc.nat(2) })
    .map(({ word: [written, folded], length, as }) => {
      const cut = folded.slice(0, length);
      // Of the written form only the whole, because cutting it may cut a letter from its mark.
      return {
        folded: as === 0 ? folded : cut,
        typed: as === 0 ? written : as === 1 ? cut : cut.toUpperCase(),
      };
    });

  test('find exactly those who have every word, with filter, order, pages and count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(beginning, { minLength: 1, maxLength: 3 }),
        fc.option(fc.constantFrom('SME', 'RETAIL')),
        fc.boolean(),
        fc.integer({ min: 2, max: 20 }),
        async (wanted, segment, descending, first) => {
          const expected = [...words]
            .filter(([, { all, segment: own }]) => {
              const isIn = segment === null || own === segment;
              return isIn && wanted.every(({ folded }) => all.some((word) => word.startsWith(folded)));
            })
            .sort(([, one], [, other]) => (one.name < other.name ? -1 : 1))
            .map(([id]) => id);
          if (descending) expected.reverse();
          const asked = {
            search: wanted.map(({ typed }) => typed).join(' '),
            filter: segment === null ? null : { segment: { eq: segment } },
            orderBy: descending ? [{ field: 'NAME', direction: 'DESC' }] : null,
            first,
          };
          const walked: string[] = [];
          for (let after: string | null = null; ;) {
            const { customers }: Found = await many.ask<Found>(SEARCH, { ...asked, after });
            expect(customers.totalCount).toEqual({ value: expected.length, isExact: true });
            walked.push(...customers.nodes.map(({ id }) => id));
            if (!customers.pageInfo.hasNextPage || walked.length > expected.length) break;
            after = customers.pageInfo.endCursor;
          }
          expect(walked).toEqual(expected);
        },
      ),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
