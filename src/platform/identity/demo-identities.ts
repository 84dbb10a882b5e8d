import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { codeOf } from '../process/error-code';
import { createTokenIssuer, type TokenIssuer } from './token-issuer';
import type { Role } from './viewer';

/** Somebody of the demo bank, to ask as. */
interface DemoPerson {
  readonly role: Role;
  readonly name: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** By the name under which their token stands in the file. */
const PEOPLE: Readonly<Record<string, DemoPerson>> = {
  agent: { role: 'AGENT', name: 'Agent', claims: { segments: '*' } },
  team_lead: {
    role: 'TEAM_LEAD',
    name: 'Team lead',
    claims: { business_units: ['cz'] },
  },
  care_manager: { role: 'CARE_MANAGER', name: 'Care manager', claims: {} },
  product_manager: { role: 'PRODUCT_MANAGER', name: 'Product manager', claims: {} },
  partner: { role: 'PARTNER', name: 'Partner', claims: { partner_source: 'demo-chat' } },
  auditor: { role: 'AUDITOR', name: 'Auditor', claims: {} },
  administrator: { role: 'ADMINISTRATOR', name: 'Administrator', claims: {} },
};

const ISSUER = 'https://demo.one-window.invalid';
const AUDIENCE = 'one-window';
const ALGORITHM = 'ES256';
/** A server that was started stays usable in the sandbox for as long. */
const VALID_FOR = '365 days';

/** One identity, as the sandbox offers it. */
export interface DemoIdentity {
  readonly key: string;
  /** What to call them. */
  readonly name: string;
  readonly token: string;
}

export interface DemoIdentities {
  readonly identities: readonly DemoIdentity[];
  readonly issuer: TokenIssuer;
}

/**
 * Somebody of each role to ask as, and the issuer of their tokens, which this server alone believes. The tokens are written to
 * demo-identities.json in `folder`, as `{ role: token }`, the key that signs them to demo-identities.key, so that they outlive a restart.
 */
export async function makeDemoIdentities(folder: string): Promise<DemoIdentities> {
  mkdirSync(folder, { recursive: true });
  const key = await keptKey(join(folder, 'demo-identities.key'));
  const signing = await importJWK(key, ALGORITHM);
  const identities = await Promise.all(
    Object.entries(PEOPLE).map(async ([name, person]) => {
      const token = await new SignJWT({ ...person.claims, name: person.name, roles: [person.role] })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(`demo-${name}`)
        .setExpirationTime(VALID_FOR)
        .sign(signing);
      return { key: name, name: person.name, token };
    }),
  );
  const tokens = Object.fromEntries(identities.map(({ key: name, token }) => [name, token]));
  const file = join(folder, 'demo-identities.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  const { kty, crv, x, y } = key;
  const roles = new Map(Object.values(PEOPLE).map(({ role }) => [role as string, role]));
  return {
    identities,
    issuer: createTokenIssuer(createLocalJWKSet({ keys: [{ kty, crv, x, y } as JWK] }), {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: [ALGORITHM],
      clockSkewSeconds: 0,
      roles: { claim: 'roles', roles },
      clientKind: 'EXPLORER',
    }),
  };
}

/** The key in the file, which is there whole or not at all; of several who make one at once the first one's. */
async function keptKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const mine = `${file}.${String(process.pid)}`;
  writeFileSync(mine, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(mine);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}
