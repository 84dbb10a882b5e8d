import { createSecretKey } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { CredentialNotCheckable } from '../../../src/platform/identity/credential';
import { createIdentify, type Identify } from '../../../src/platform/identity/identify';
import { publishedKeys } from '../../../src/platform/identity/published-keys';
import { createTokenIssuer } from '../../../src/platform/identity/token-issuer';
import type { Role, Viewer } from '../../../src/platform/identity/viewer';
import { openIssuer, type TestIssuer } from '../../support/issuer';

let now = new Date('2026-03-01T12:00:00Z');
const at = (seconds: number): number => now.getTime() / 1_000 + seconds;

let issuer: TestIssuer;
let identify: Identify;
beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z');
  issuer = await openIssuer(() => now);
  identify = identifyWith(issuer.jwksUrl);
});
afterEach(() => issuer.close());

function identifyWith(jwksUrl: string): Identify {
  const rules = {
    issuer: issuer.issuer,
    audience: 'one-window',
    algorithms: ['ES256'],
    clockSkewSeconds: 30,
    roles: {
      claim: 'realm.roles',
      roles: new Map<string, Role>([
        ['care', 'AGENT'],
        ['audit', 'AUDITOR'],
        ['lead', 'CARE_MANAGER'],
        ['product', 'PRODUCT_MANAGER'],
        ['keys', 'ADMINISTRATOR'],
        ['broker', 'PARTNER'],
      ]),
    },
    clientKind: 'FRONT_END' as const,
  };
  return createIdentify({ issuer: createTokenIssuer(publishedKeys(jwksUrl), rules) }, () => now);
}

const bringing = async (authorization?: string): Promise<Viewer> =>
  identify({ headers: authorization === undefined ? {} : { authorization } });
const bearing = (token: string): Promise<Viewer> => bringing(`Bearer ${token}`);

describe('a token', () => {
  test('says who asks, in which roles, and for whom they are there', async () => {
    const token = await issuer.sign({
      name: 'Jana',
      realm: { roles: ['care', 'lunch'] },
      segments: ['RETAIL', 'SME'],
      business_units: '*',
      agent_id: 'agt_0000000000000000',
    });
    expect(await bearing(token)).toMatchObject({
      kind: 'USER',
      clientKind: 'FRONT_END',
      name: 'Jana',
      roles: ['AGENT'],
      agentId: '0000000000000000',
      reach: { segments: ['RETAIL', 'SME'], businessUnits: null, teams: null, colleagues: false },
    });
  });

  test('names its bearer by a digest of issuer and subject, the same each time', async () => {
    const first = await bearing(await issuer.sign({ sub: 'jana@bank.example' }));
    const again = await bearing(await issuer.sign({ sub: 'jana@bank.example', name: 'Jana' }));
    const other = await bearing(await issuer.sign({ sub: 'petr@bank.example' }));
    expect(first.subjectId).toMatch(/^usr_[0-9a-f]{16}$/);
    expect([again.subjectId, again.limitKey]).toEqual([first.subjectId, first.limitKey]);
    expect(other.subjectId).not.toBe(first.subjectId);
  });

  test.each([
    ['an agent without a word about whom they are there for', { roles: ['care'] }, [] as string[] | null],
    ['an auditor', { roles: ['audit'] }, null],
    ['a partner without a source', { roles: ['broker'] }, []],
    ['a role that is not configured', { roles: ['ADMINISTRATOR'] }, []],
  ])('of %s', async (_who, realm, segments) => {
    expect((await bearing(await issuer.sign({ realm }))).reach.segments).toEqual(segments);
  });

  test.each([
    ['care', 'product', [] as string[] | null, false],
    ['care', 'audit', [], false],
    ['lead', 'product', null, false],
    ['lead', 'audit', null, true],
    ['audit', 'keys', null, true],
    ['care', 'keys', [], false],
  ])('of two roles (%s, %s) reaches as far as both do', async (one, other, segments, colleagues) => {
    for (const roles of [
      [one, other],
      [other, one],
    ])
      expect((await bearing(await issuer.sign({ realm: { roles } }))).reach).toMatchObject({
        segments,
        colleagues,
      });
    const keysOnly = await bearing(await issuer.sign({ realm: { roles: ['keys'] } }));
    expect(keysOnly.reach).toMatchObject({ segments: [], colleagues: false });
  });

  test.each([
    ['a table', { code: 'cz' }],
    ['a number', 7],
    ['true', true],
    ['null', null],
    ['a list with what is no text', ['*', 7]],
  ])('is there for nobody where a claim that narrows is %s', async (_what, claim) => {
    const realm = { roles: ['audit'] };
    expect((await bearing(await issuer.sign({ realm, segments: claim }))).reach.segments).toEqual([]);
    const { reach } = await bearing(await issuer.sign({ realm, business_units: claim, teams: claim }));
    expect(reach).toMatchObject({ businessUnits: [], teams: [] });
    expect((await bearing(await issuer.sign({ realm, partner_source: claim }))).reach.segments).toEqual([]);
  });

  test.each([
    ['is not there', undefined],
    ['is a table', { code: 'broker' }],
    ['is a list', ['broker']],
    ['is empty', ''],
  ])('of a partner is there for nobody where the source %s, whatever else it says', async (_what, source) => {
    const claims = { realm: { roles: ['broker'] }, segments: '*', partner_source: source };
    expect((await bearing(await issuer.sign(claims))).reach).toMatchObject({
      segments: [],
      partnerSource: null,
    });
  });

  test.each([
    ['has expired', { exp: at(-31) }, 'has expired'],
    ['is not valid yet', { nbf: at(31) }, 'not meant for this server'],
    ['is of another issuer', { iss: 'https://other.example' }, 'not meant for this server'],
    ['is for somebody else', { aud: 'another-api' }, 'not meant for this server'],
    ['has no end', { exp: undefined }, 'not meant for this server'],
    ['has no subject', { sub: undefined }, 'not meant for this server'],
  ])('is refused when it %s', async (_what, claims, message) => {
    await expect(issuer.sign(claims as JWTPayload).then(bearing)).rejects.toThrow(message);
  });

  test('is taken within the skew of the clocks', async () => {
    expect((await bearing(await issuer.sign({ exp: at(-29) }))).kind).toBe('USER');
    expect((await bearing(await issuer.sign({ nbf: at(29), sub: 'other' }))).kind).toBe('USER');
  });

  test('is refused when it was changed, is unsigned, or is signed with what everybody knows', async () => {
    const [header = '', payload = '', signature = ''] = (await issuer.sign()).split('.');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const changed = encoded({ ...claims, realm: { roles: ['audit'] } });
    await expect(bearing(`${header}.${changed}.${signature}`)).rejects.toThrow('not signed by the issuer');
    await expect(bearing(`${encoded({ alg: 'none' })}.${changed}.`)).rejects.toThrow(/no token|not accepted/);
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'key-0' })
      .sign(createSecretKey(Buffer.alloc(32, 1)));
    await expect(bearing(hmac)).rejects.toThrow('an algorithm that is not accepted');
    await expect(bearing('nonsense')).rejects.toThrow('This is no token.');
  });

  test.each(['ES384', 'PS256'])(
    'is refused when the issuer signed it by an algorithm that is not among ours: %s',
    async (alg) => {
      await issuer.rotate(alg);
      await expect(issuer.sign().then(bearing)).rejects.toThrow('an algorithm that is not accepted');
    },
  );

  test('is believed for a minute without another look, and never beyond its end', async () => {
    const long = await issuer.sign();
    const short = await issuer.sign({ exp: at(10), sub: 'other' });
    const first = await bearing(long);
    expect(await bearing(long)).toBe(first);
    await bearing(short);
    now = new Date(now.getTime() + 41_000);
    await expect(bearing(short)).rejects.toThrow('has expired');
    expect(await bearing(long)).toBe(first);
    now = new Date(now.getTime() + 20_000);
    expect(await bearing(long)).not.toBe(first);
  });
});

describe('the keys of an issuer', () => {
  test('are fetched once for all tokens, and not again at once for names that are not among them', async () => {
    await Promise.all([bearing(await issuer.sign()), bearing(await issuer.sign({ sub: 'other' }))]);
    expect(issuer.fetches()).toBe(1);
    await issuer.rotate();
    const unknown = await issuer.sign();
    await expect(bearing(unknown)).rejects.toThrow('a key that the issuer does not publish');
    expect(issuer.fetches()).toBe(1);
  });

  test('may change: a token signed with a new one is taken by whoever has not fetched them just now', async () => {
    const before = await issuer.sign();
    await issuer.rotate();
    expect((await bearing(await issuer.sign())).kind).toBe('USER');
    expect((await bearing(before)).kind).toBe('USER');
  });

  test('that cannot be fetched are no fault of the token', async () => {
    identify = identifyWith('http://127.0.0.1:1/keys');
    await expect(issuer.sign().then(bearing)).rejects.toThrow(CredentialNotCheckable);
  });
});

test.each([
  ...['Basic amFuYQ==', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer a=b', 'Bearer abc\u00a0', 'Bearer abc\n'],
  `Bearer ${'x'.repeat(9_000)}`,
])('a header that is none is refused, not taken for anonymous: %#', async (authorization) => {
  await expect(bringing(authorization)).rejects.toThrow('The header must be');
});

test.each([(token: string) => `bearer   ${token}`, (token: string) => `BEARER ${token}  `])(
  'the scheme may be written anyhow, and spaces are no part of the token: %#',
  async (written) => {
    const authorization = written(await issuer.sign());
    expect((await bringing(authorization)).kind).toBe('USER');
  },
);

test('without a header the viewer is anonymous', async () => {
  expect((await bringing()).kind).toBe('ANONYMOUS');
});
