import { newId } from '../../../src/kernel/id';
import { later, partnerOf } from '../writing-api';
import { CustomerApi } from './customer-api';

const open = new CustomerApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

describe('a profile under a key that is new', () => {
  test('makes a customer known, as the source says, who is found by name, number and key', async () => {
    const { shown, userErrors } = await open.upsert('core', ' K-1 ', {
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
    const { shown } = await open.upsert('chat', 'nick-7', { kind: 'ORGANISATION' });
    expect(shown).toMatchObject({ displayName: 'Organisation nick-7', sourceProfiles: [{}] });
  });

  test('is made once by many who bring it at once', async () => {
    // Freshly delivered: the source is not held for noting that it has.
    await open.known('core', newId(), {});
    const former = (await open.rows('customers')).length;
    const keys = Array.from({ length: 6 }, () => newId());
    const at = keys.flatMap((key) =>
      ['A', 'B', 'C', 'D'].map((givenName) => open.upsert('core', key, { givenName })),
    );
    const ids = (await Promise.all(at)).map(({ shown }) => String(shown?.id));
    expect(new Set(ids).size).toBe(keys.length);
    expect(await open.rows('customers')).toHaveLength(former + keys.length);
    expect((await open.seen(String(ids[0]))).version).toBe(4);
  });
});

describe('a profile that is known', () => {
  test('keeps what is left out, and takes back what is null', async () => {
    const id = await open.known('core', 'K-2', {
      ...{ givenName: 'Jan', familyName: 'Malý', language: 'cs' },
      contactPoints: [{ type: 'PHONE', value: '601 111 222' }],
    });
    const { shown } = await open.upsert('core', 'K-2', { language: null, segment: 'SME' });
    expect(shown).toMatchObject({
      ...{ id, version: 2, givenName: 'Jan', familyName: 'Malý', language: null, segment: 'SME' },
      contactPoints: [{ value: '601 111 222', validTo: null }],
    });
    open.now = later(60);
    expect(
      (await open.upsert('core', 'K-2', { contactPoints: [{ type: 'EMAIL', value: 'jan@maly.cz' }] })).shown,
    ).toMatchObject({
      contactPoints: expect.arrayContaining([
        expect.objectContaining({ value: '601 111 222', validTo: open.now.toISOString() }),
        expect.objectContaining({ value: 'jan@maly.cz', validTo: null }),
      ]) as unknown,
    });
    const { shown: without } = await open.upsert('core', 'K-2', { contactPoints: null });
    expect(without).toMatchObject({
      version: 2,
      contactPoints: [{ validTo: expect.any(String) as string }, { validTo: expect.any(String) as string }],
    });
  });

  test('says by and by that a contact point is verified; what had ended is to be verified anew', async () => {
    const deliver = async (verified?: boolean) => {
      const contactPoints =
        verified === undefined ? null : [{ type: 'PHONE', value: '601 555 111', verified }];
      const { shown, userErrors } = await open.upsert('core', 'K-4', { contactPoints });
      expect(userErrors).toEqual([]);
      return shown;
    };
    const shownAs = (verified: boolean) => ({ contactPoints: [{ verified, validTo: null }] });
    expect(await deliver(false)).toMatchObject(shownAs(false));
    open.now = later(5);
    expect(await deliver(true)).toMatchObject(shownAs(true));
    expect(await deliver(false)).toMatchObject(shownAs(true));
    await deliver();
    open.now = later(10);
    expect(await deliver(false)).toMatchObject(shownAs(false));
  });

  test('that says the same again changes no row', async () => {
    const said = { givenName: 'Ivo', contactPoints: [{ type: 'PHONE', value: '601 111 223' }] };
    await open.known('core', 'K-3', said);
    const rows = () =>
      Promise.all(['customers', 'source_profiles', 'contact_points'].map((table) => open.rows(table)));
    const before = await rows();
    open.now = later(5);
    await open.known('core', 'K-3', said);
    expect(await rows()).toEqual(before);
  });

  test('of somebody who was merged is the survivor’s to be weighed', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [
      await open.known('core', newId(), { familyName: 'Stará' }),
      await open.known('chat', 'old', {}),
    ];
    await bank.absorb(survivor.slice(4), loser.slice(4));
    const { shown } = await open.upsert('chat', 'old', { familyName: 'Jiná', language: 'de' });
    expect(shown).toMatchObject({ id: survivor, familyName: 'Stará', language: 'de', version: 2 });
  });
});

describe('what the customer is shown with', () => {
  test('is of each field what the most trusted source says that says something, whoever came last', async () => {
    const id = await open.known('chat', newId(), { familyName: 'Nick', language: 'en' });
    const core = await open.alsoKnown(id, 'core');
    await open.upsert('core', core, { familyName: 'Nová' });
    expect(await open.seen(id)).toMatchObject({ familyName: 'Nová', language: 'en', version: 2 });
    const [chat] = (await open.seen(id)).sourceProfiles;
    await open.upsert('chat', chat?.externalId ?? '', { familyName: 'Nicky', language: 'de' });
    expect(await open.seen(id)).toMatchObject({ familyName: 'Nová', language: 'de', version: 3 });
    await open.upsert('core', core, { familyName: null });
    expect(await open.seen(id)).toMatchObject({ familyName: 'Nicky', displayName: 'Nicky', version: 4 });
  });

  test('is what people say, over what sources said and go on saying; until one as trusted says something new', async () => {
    const id = await open.known('crm', 'desk-1', { familyName: 'Novák', language: 'cs', segment: 'RETAIL' });
    open.now = later(10);
    expect((await open.update(id, { familyName: ' Nováková ', expectedVersion: 1 })).shown).toMatchObject({
      ...{ familyName: 'Nováková', displayName: 'Nováková', version: 2 },
      sourceProfiles: expect.arrayContaining([
        expect.objectContaining({ source: { code: 'one-window' } }),
      ]) as unknown,
    });
    open.now = later(20);
    await open.upsert('crm', 'desk-1', { familyName: 'Novák', language: 'de' });
    expect(await open.seen(id)).toMatchObject({ familyName: 'Nováková', language: 'de' });
    open.now = later(30);
    await open.upsert('crm', 'desk-1', { familyName: 'Nová' });
    expect(await open.seen(id)).toMatchObject({ familyName: 'Nová' });
    open.now = later(40);
    expect((await open.update(id, { familyName: 'Nováková' })).shown).toMatchObject({
      familyName: 'Nováková',
    });
    const core = await open.alsoKnown(id, 'core');
    open.now = later(50);
    await open.upsert('core', core, { familyName: 'NOVAKOVA' });
    expect(await open.seen(id)).toMatchObject({ familyName: 'Nováková' });
    expect((await open.update(id, { familyName: null })).shown).toMatchObject({ familyName: 'Nová' });
  });

  test('is of a partner’s correction what their source says', async () => {
    const id = await open.known('core', newId(), { familyName: 'Nová' });
    const externalId = await open.alsoKnown(id, 'chat');
    open.viewer = partnerOf('chat');
    expect((await open.update(id, { familyName: 'Nicky', language: 'fr' })).shown).toMatchObject({
      ...{ familyName: 'Nová', language: 'fr' },
      sourceProfiles: [{ externalId, source: { code: 'chat' } }],
    });
  });
});

describe('a change', () => {
  test('is on record with how the customer was and is, so that one that nobody recorded stands out', async () => {
    const id = await open.known('core', newId(), { familyName: 'Prvá' });
    await open.update(id, { familyName: 'Druhá' });
    await open.update(id, { language: 'cs' });
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
    const id = await open.known('core', newId(), {});
    const said = [
      { language: 'cs' },
      { segment: 'SME' },
      { familyName: 'Nová' },
      { timeZone: 'Europe/Prague' },
    ];
    const answers = await Promise.all(said.map((one) => open.update(id, one)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await open.seen(id)).toMatchObject(Object.assign({ version: 5 }, ...said) as object);
  });
});
