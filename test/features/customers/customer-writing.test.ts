import { newId, type Id } from '../../../src/kernel/id';
import { viewerWith } from '../../support/viewers';
import { AGENT, holdsItsContract, later, partnerOf, WritingApi, type Mutation } from '../writing-api';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly familyName: string | null;
  readonly language: string | null;
  readonly displayName: string;
}

const selection = `id version kind status displayName givenName familyName organisationName birthDate segment language timeZone
  preferredChannel contactPoints { type value verified primary validTo } sourceProfiles { externalId source { code } receivedAt delivered { name value } }`;
const UPSERT: Mutation = { name: 'upsertCustomerProfile', object: 'customer', selection };
const UPDATE: Mutation = { name: 'updateCustomer', object: 'customer', selection };

const open = new WritingApi(['customers', 'source_profiles', 'contact_points', 'customer_name_tokens']);
beforeAll(async () => {
  await open.open();
  await open.api.bank.source('core', { trustRank: 10, name: 'Core' });
  await open.api.bank.source('chat', { trustRank: 50, name: 'Chat' });
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const upsert = (source: string, externalId: string, said: object) =>
  open.ask<Shown>(UPSERT, { source, externalId, ...said });
const update = (id: string, said: object) => open.ask<Shown>(UPDATE, { id, ...said });

/** Somebody whom the source knows under the key. */
async function known(source: string, externalId: string, said: object): Promise<string> {
  const { shown, userErrors } = await upsert(source, externalId, said);
  expect(userErrors).toEqual([]);
  return String(shown?.id);
}

/** Points another source's key to the same customer, as a merge will. */
async function alsoKnown(id: string, code: string): Promise<string> {
  const [source] = await open.api.database.db.query<{ id: Id }>(
    'test.source',
    'SELECT id FROM source_systems WHERE code = ?',
    [code],
  );
  const externalId = newId();
  await open.api.bank.sourceProfile(id.slice(4), { sourceId: source?.id ?? '', externalId });
  return externalId;
}

const seen = async (id: string): Promise<Shown> => {
  const { node } = await open.api.ask<{ node: Shown }>(
    `query ($id: ID!) { node(id: $id) { ... on Customer { ${selection} } } }`,
    { id },
  );
  return node;
};

describe('a profile under a key that is new', () => {
  test('makes a customer known, as the source says, who is found by name, number and key', async () => {
    const { shown, userErrors } = await upsert('core', ' K-1 ', {
      ...{ kind: 'PERSON', givenName: ' Eva ', familyName: 'Dvořáková', birthDate: '1980-02-29' },
      ...{ segment: 'RETAIL', language: 'cs', timeZone: 'Europe/Prague', preferredChannel: 'CHAT' },
      contactPoints: [
        { type: 'PHONE', value: '601 234 567', primary: true },
        { type: 'EMAIL', value: 'Eva@Example.cz', verified: true },
        { type: 'EMAIL', value: 'eva@example.CZ' },
      ],
    });
    expect([userErrors, shown]).toMatchObject([
      [],
      {
        ...{ version: 1, status: 'ACTIVE', displayName: 'Eva Dvořáková', givenName: 'Eva' },
        ...{ birthDate: '1980-02-29', segment: 'RETAIL', language: 'cs', preferredChannel: 'CHAT' },
        contactPoints: expect.arrayContaining([
          expect.objectContaining({ value: '601 234 567', primary: true, verified: false }),
          expect.objectContaining({ value: 'eva@example.CZ', primary: false, verified: true }),
        ]) as unknown,
        sourceProfiles: [{ externalId: 'K-1', source: { code: 'core' }, receivedAt: open.now.toISOString() }],
      },
    ]);
    const { id } = shown ?? {};
    expect(
      await open.api.ask(`{
        byNumber: customersByContact(value: "+420601234567", first: 2) { nodes { id } }
        byName: customers(search: "dvorak eva", first: 2) { nodes { id } }
        byKey: customer(by: { externalId: { source: "core", id: "K-1" } }) { id }
        sourceSystems { code lastSyncedAt } }`),
    ).toMatchObject({
      ...{ byNumber: { nodes: [{ id }] }, byName: { nodes: [{ id }] }, byKey: { id } },
      sourceSystems: expect.arrayContaining([
        { code: 'core', lastSyncedAt: open.now.toISOString() },
      ]) as unknown,
    });
  });

  test('of nothing but a key is somebody called by it', async () => {
    const { shown } = await upsert('chat', 'nick-7', { kind: 'ORGANISATION' });
    expect(shown).toMatchObject({ displayName: 'Organisation nick-7', sourceProfiles: [{}] });
  });

  test('is made once by many who bring it at once', async () => {
    const at = Array.from({ length: 6 }, (_, index) =>
      upsert('core', 'at-once', { givenName: `N${String(index)}` }),
    );
    const ids = (await Promise.all(at)).map(({ shown }) => shown?.id);
    expect(new Set(ids).size).toBe(1);
    expect((await seen(String(ids[0]))).version).toBe(6);
  });
});

describe('a profile that is known', () => {
  test('keeps what is left out, and takes back what is null', async () => {
    const id = await known('core', 'K-2', {
      ...{ givenName: 'Jan', familyName: 'Malý', language: 'cs' },
      contactPoints: [{ type: 'PHONE', value: '601 111 222' }],
    });
    const { shown } = await upsert('core', 'K-2', { language: null, segment: 'SME' });
    expect(shown).toMatchObject({
      ...{ id, version: 2, givenName: 'Jan', familyName: 'Malý', language: null, segment: 'SME' },
      contactPoints: [{ value: '601 111 222', validTo: null }],
    });
    open.now = later(60);
    expect(
      (await upsert('core', 'K-2', { contactPoints: [{ type: 'EMAIL', value: 'jan@maly.cz' }] })).shown,
    ).toMatchObject({
      contactPoints: expect.arrayContaining([
        expect.objectContaining({ value: '601 111 222', validTo: open.now.toISOString() }),
        expect.objectContaining({ value: 'jan@maly.cz', validTo: null }),
      ]) as unknown,
    });
    const { shown: without } = await upsert('core', 'K-2', { contactPoints: null });
    expect(without).toMatchObject({
      version: 2,
      contactPoints: [{ validTo: expect.any(String) as string }, { validTo: expect.any(String) as string }],
    });
  });

  test('that says the same again changes no row', async () => {
    const said = { givenName: 'Ivo', contactPoints: [{ type: 'PHONE', value: '601 111 223' }] };
    await known('core', 'K-3', said);
    const rows = () =>
      Promise.all(['customers', 'source_profiles', 'contact_points'].map((table) => open.rows(table)));
    const before = await rows();
    open.now = later(5);
    await known('core', 'K-3', said);
    expect(await rows()).toEqual(before);
  });

  test('of somebody who was merged is the survivor’s to be weighed', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [
      await known('core', newId(), { familyName: 'Stará' }),
      await known('chat', 'old', {}),
    ];
    await bank.absorb(survivor.slice(4), loser.slice(4));
    const { shown } = await upsert('chat', 'old', { familyName: 'Jiná', language: 'de' });
    expect(shown).toMatchObject({ id: survivor, familyName: 'Stará', language: 'de', version: 2 });
  });
});

describe('what the customer is shown with', () => {
  test('is of each field what the most trusted source says that says something, whoever came last', async () => {
    const id = await known('chat', newId(), { familyName: 'Nick', language: 'en' });
    const core = await alsoKnown(id, 'core');
    await upsert('core', core, { familyName: 'Nová' });
    expect(await seen(id)).toMatchObject({ familyName: 'Nová', language: 'en', version: 2 });
    const [chat] = ((await seen(id)) as unknown as { sourceProfiles: { externalId: string }[] })
      .sourceProfiles;
    await upsert('chat', chat?.externalId ?? '', { familyName: 'Nicky', language: 'de' });
    expect(await seen(id)).toMatchObject({ familyName: 'Nová', language: 'de', version: 3 });
    await upsert('core', core, { familyName: null });
    expect(await seen(id)).toMatchObject({ familyName: 'Nicky', displayName: 'Nicky', version: 4 });
  });

  test('is what people say, over what sources said and go on saying; until one as trusted says something new', async () => {
    const id = await known('crm', 'desk-1', { familyName: 'Novák', language: 'cs', segment: 'RETAIL' });
    open.now = later(10);
    expect((await update(id, { familyName: ' Nováková ', expectedVersion: 1 })).shown).toMatchObject({
      ...{ familyName: 'Nováková', displayName: 'Nováková', version: 2 },
      sourceProfiles: expect.arrayContaining([
        expect.objectContaining({ source: { code: 'one-window' } }),
      ]) as unknown,
    });
    open.now = later(20);
    await upsert('crm', 'desk-1', { familyName: 'Novák', language: 'de' });
    expect(await seen(id)).toMatchObject({ familyName: 'Nováková', language: 'de' });
    open.now = later(30);
    await upsert('crm', 'desk-1', { familyName: 'Nová' });
    expect(await seen(id)).toMatchObject({ familyName: 'Nová' });
    open.now = later(40);
    expect((await update(id, { familyName: 'Nováková' })).shown).toMatchObject({ familyName: 'Nováková' });
    const core = await alsoKnown(id, 'core');
    open.now = later(50);
    await upsert('core', core, { familyName: 'NOVAKOVA' });
    expect(await seen(id)).toMatchObject({ familyName: 'Nováková' });
    expect((await update(id, { familyName: null })).shown).toMatchObject({ familyName: 'Nová' });
  });

  test('is of a partner’s correction what their source says', async () => {
    const id = await known('core', newId(), { familyName: 'Nová' });
    const externalId = await alsoKnown(id, 'chat');
    open.viewer = partnerOf('chat');
    expect((await update(id, { familyName: 'Nicky', language: 'fr' })).shown).toMatchObject({
      ...{ familyName: 'Nová', language: 'fr' },
      sourceProfiles: [{ externalId, source: { code: 'chat' } }],
    });
  });
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
    const id = await known('core', `bad ${newId()}`, {});
    const before = await open.everything();
    expect((await update(id, said)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect((await upsert('core', newId(), said)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
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
    expect((await upsert('core', 'K-9', said)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('is nothing at all of a customer', async () => {
    const id = await known('core', newId(), {});
    expect((await update(id, {})).userErrors).toMatchObject([{ code: 'INVALID', field: 'id' }]);
  });
});

describe('a source', () => {
  test.each(['unknown', 'one-window', 'zdroj č. 1', ''])(
    'that nobody delivers for is not there: "%s"',
    async (source) => {
      await update(await known('core', newId(), {}), { language: 'cs' });
      const before = await open.everything();
      expect((await upsert(source, 'K', {})).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field: 'source' },
      ]);
      expect(await open.everything()).toEqual(before);
    },
  );

  test('of another is not there for a partner', async () => {
    open.viewer = partnerOf('chat');
    const before = await open.everything();
    expect((await upsert('core', 'K', {})).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'source' },
    ]);
    expect(await open.everything()).toEqual(before);
    expect((await upsert('chat', 'K', { givenName: 'Own' })).shown).toMatchObject({ givenName: 'Own' });
  });
});

describe('a reach', () => {
  test('is not left by what somebody says, nor are others made known beyond it', async () => {
    const id = await known('core', 'reach', { segment: 'RETAIL' });
    const before = await open.everything();
    open.viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
    const refused = [{ code: 'INVALID', field: 'segment' }];
    expect((await update(id, { segment: 'PRIVATE' })).userErrors).toMatchObject(refused);
    expect((await upsert('core', 'reach', { segment: 'PRIVATE' })).userErrors).toMatchObject(refused);
    expect((await upsert('core', newId(), { segment: 'PRIVATE' })).userErrors).toMatchObject(refused);
    expect(await open.everything()).toEqual(before);
    expect((await update(id, { language: 'cs' })).userErrors).toEqual([]);
  });
});

describe('a key', () => {
  test('tells null from what is left out', async () => {
    const id = await known('core', newId(), { language: 'cs' });
    await update(id, { segment: 'SME', language: null, idempotencyKey: 'null' });
    expect(await open.refusal(UPDATE, { id, segment: 'SME', idempotencyKey: 'null' })).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });
});

describe('a change', () => {
  test('is on record with how the customer was and is, so that one that nobody recorded stands out', async () => {
    const id = await known('core', newId(), { familyName: 'Prvá' });
    await update(id, { familyName: 'Druhá' });
    await update(id, { language: 'cs' });
    const digests = (await open.rows('changes'))
      .filter(({ object }) => object === id)
      .map((row) => [row['action'], row['before_digest'], row['after_digest']]);
    expect(digests).toHaveLength(3);
    const made = digests.find(([action]) => action === 'customer:upsertProfile');
    const second = digests.find(([, before]) => before === made?.[2]);
    const third = digests.find(([, before]) => before === second?.[2]);
    expect([made?.[1], second?.[0], third?.[0]]).toEqual([null, 'customer:update', 'customer:update']);
  });

  test('of several people at once, of other fields, loses none', async () => {
    const id = await known('core', newId(), {});
    const said = [
      { language: 'cs' },
      { segment: 'SME' },
      { familyName: 'Nová' },
      { timeZone: 'Europe/Prague' },
    ];
    const answers = await Promise.all(said.map((one) => update(id, one)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await seen(id)).toMatchObject(Object.assign({ version: 5 }, ...said) as object);
  });
});

const WRITERS = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER'] as const;
/** A retail customer whom the source that the test bank has knows. */
const inputOf = async () => {
  const externalId = newId();
  open.viewer = AGENT;
  const id = await known('crm', externalId, { segment: 'RETAIL' });
  return { id, externalId };
};
holdsItsContract(open, {
  mutation: UPSERT,
  roles: WRITERS,
  inputOf: async () => ({ source: 'crm', externalId: (await inputOf()).externalId, language: 'cs' }),
});
holdsItsContract(open, {
  mutation: UPDATE,
  roles: WRITERS,
  inputOf: async () => ({ id: (await inputOf()).id, language: 'cs' }),
  hasVersion: true,
});
