// As many agents as ask and listen: limits are those of one person, so nobody may stand for many.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose';

/** Gives what makes the headers of the agent with a number: the demo agent's own but for the name, signed by the server's key of demo identities. */
export async function peopleOf({ folder, headers }) {
  const token = headers.authorization.slice('Bearer '.length);
  const { alg } = decodeProtectedHeader(token);
  const key = await importJWK(JSON.parse(readFileSync(join(folder, 'demo-identities.key'), 'utf8')), alg);
  const claims = decodeJwt(token);
  return async (number) => {
    const signed = new SignJWT({ ...claims, sub: `agent-${number}` }).setProtectedHeader({ alg });
    return { authorization: `Bearer ${await signed.sign(key)}` };
  };
}
