import { newId } from '../../../src/kernel/id';
import { viewerWith } from '../../support/viewers';
import { holdsItsContract, partnerOf } from '../writing-api';
import { CustomerApi, MANAGER, UPDATE, UPSERT } from './customer-api';

const open = new CustomerApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

describe('what may not be said', () => {
  test.each([
    ['familyName', { familyName: '  ' }],
    ['givenName', { givenName: 'x'.repeat(256) }],
    ['birthDate', { birthDate: '2026-03-02' }],
    ['birthDate', { birthDate: '1870-01-01' }],
    ['language', { language: `cs${'-abcdefgh'.repeat(4)}` }],
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
  ])('is such a %s, and nothing is changed by it', async (field, said) => {
    const id = await open.known('core', `bad ${newId()}`, {});
    const before = await open.everything();
    expect((await open.update(id, said)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect((await open.upsert('core', newId(), said)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test.each([
    ['externalId', { externalId: ' ' }],
    ['externalId', { externalId: 'x'.repeat(129) }],
    ['contactPoints.0.value', { contactPoints: [{ type: 'PHONE', value: 'call me' }] }],
    [
      'contactPoints.1.value',
      {
        contactPoints: [
          { type: 'POSTAL', value: 'Brno' },
          { type: 'EMAIL', value: 'eva' },
        ],
      },
    ],
    [
      'contactPoints',
      { contactPoints: Array.from({ length: 41 }, () => ({ type: 'PHONE', value: '601234567' })) },
    ],
  ])('of a profile is such a %s', async (field, said) => {
    const before = await open.everything();
    expect((await open.upsert('core', 'K-9', said)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('is nothing at all of a customer', async () => {
    const id = await open.known('core', newId(), {});
    expect((await open.update(id, {})).userErrors).toMatchObject([{ code: 'INVALID', field: 'id' }]);
  });
});

describe('a source', () => {
  test.each(['unknown', 'one-window', 'zdroj č. 1', ''])(
    'that nobody delivers for is not there: "%s"',
    async (source) => {
      await open.update(await open.known('core', newId(), {}), { language: 'cs' });
      const before = await open.everything();
      expect((await open.upsert(source, 'K', {})).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field: 'source' },
      ]);
      expect(await open.everything()).toEqual(before);
    },
  );

  test('of another is not there for a partner', async () => {
    open.viewer = partnerOf('chat');
    const before = await open.everything();
    expect((await open.upsert('core', 'K', {})).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'source' },
    ]);
    expect(await open.everything()).toEqual(before);
    expect((await open.upsert('chat', 'K', { givenName: 'Own' })).shown).toMatchObject({ givenName: 'Own' });
  });
});

describe('a reach', () => {
  test('is not left by what somebody says', async () => {
    const id = await open.known('core', 'reach', { segment: 'RETAIL' });
    const before = await open.everything();
    open.viewer = viewerWith('CARE_MANAGER', { segments: ['RETAIL'] });
    const refused = [{ code: 'INVALID', field: 'segment' }];
    expect((await open.update(id, { segment: 'PRIVATE' })).userErrors).toMatchObject(refused);
    expect((await open.upsert('core', 'reach', { segment: 'PRIVATE' })).userErrors).toMatchObject(refused);
    expect(await open.everything()).toEqual(before);
    expect((await open.update(id, { language: 'cs' })).userErrors).toEqual([]);
  });

  test.each([{}, { segment: 'RETAIL' }, { segment: 'PRIVATE' }])(
    'tells of no key whether it is taken beyond it: %j',
    async (said) => {
      await open.known('core', 'private', { segment: 'PRIVATE' });
      const before = await open.everything();
      for (const reach of [{ segments: ['RETAIL'] }, { segments: ['RETAIL'], colleagues: false }]) {
        open.viewer = viewerWith('CARE_MANAGER', reach);
        const taken = await open.upsert('core', 'private', said);
        expect(taken.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'externalId' }]);
        expect(await open.upsert('core', newId(), said)).toEqual(taken);
      }
      expect(await open.everything()).toEqual(before);
    },
  );

  test('of a partner is left by nobody whom their source makes known', async () => {
    await open.known('chat', 'theirs', { segment: 'PRIVATE' });
    open.viewer = viewerWith('PARTNER', { partnerSource: 'chat', segments: ['RETAIL'] });
    const before = await open.everything();
    const taken = await open.upsert('chat', 'theirs', { segment: 'PRIVATE' });
    expect(taken.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'externalId' }]);
    expect(await open.upsert('chat', newId(), { segment: 'PRIVATE' })).toEqual(taken);
    expect(await open.everything()).toEqual(before);
    expect((await open.upsert('chat', newId(), { segment: 'RETAIL' })).userErrors).toEqual([]);
  });
});

describe('a key', () => {
  test('tells null from what is left out', async () => {
    const id = await open.known('core', newId(), { language: 'cs' });
    await open.update(id, { segment: 'SME', language: null, idempotencyKey: 'null' });
    expect(await open.refusal(UPDATE, { id, segment: 'SME', idempotencyKey: 'null' })).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });
});

const WRITERS = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER'] as const;
/** A retail customer whom the source that the test bank has knows. */
const inputOf = async () => {
  const externalId = newId();
  open.viewer = MANAGER;
  const id = await open.known('crm', externalId, { segment: 'RETAIL' });
  return { id, externalId };
};
holdsItsContract(open, {
  mutation: UPSERT,
  roles: ['CARE_MANAGER', 'PARTNER'],
  inputOf: async () => ({ source: 'crm', externalId: (await inputOf()).externalId, language: 'cs' }),
});
holdsItsContract(open, {
  mutation: UPDATE,
  roles: WRITERS,
  inputOf: async () => ({ id: (await inputOf()).id, language: 'cs' }),
  hasVersion: true,
});
