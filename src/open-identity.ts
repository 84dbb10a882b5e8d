import { createVerifyApiKey } from './features/api-keys/verify-api-key';
import { systemClock } from './kernel/clock';
import type { IdentityConfig } from './platform/config/identity-variables';
import type { Db } from './platform/db/db';
import { makeDemoIdentities, type DemoIdentity } from './platform/identity/demo-identities';
import { createIdentify, type Identify } from './platform/identity/identify';
import { publishedKeys } from './platform/identity/published-keys';
import { createTokenIssuer } from './platform/identity/token-issuer';

export interface OpenIdentity {
  readonly identify: Identify;
  /** Identities that anybody may take who reaches the sandbox: only where none but this machine reaches it. */
  readonly demo: readonly DemoIdentity[];
}

/** How this server tells who asks, as configured. */
export async function openIdentity(
  { tokens, demoFolder, apiKeys }: IdentityConfig,
  db: Db,
): Promise<OpenIdentity> {
  const demo = demoFolder === null ? null : await makeDemoIdentities(demoFolder);
  const issuer = tokens === null ? null : createTokenIssuer(publishedKeys(tokens.jwksUrl), tokens);
  return {
    identify: createIdentify(
      {
        issuer: issuer ?? demo?.issuer ?? null,
        verifyKey: apiKeys ? createVerifyApiKey(db) : null,
      },
      systemClock,
    ),
    demo: demo?.identities ?? [],
  };
}
