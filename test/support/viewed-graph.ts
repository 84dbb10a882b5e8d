import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createCursorCodec } from '../../src/kernel/cursor';
import { rowScopeOf } from '../../src/platform/authz/row-scope';
import type { Db } from '../../src/platform/db/db';
import { createRequestContext, type RequestContext } from '../../src/platform/graphql/context';
import type { Viewer } from '../../src/platform/identity/viewer';
import { NOW } from './bank';
import { auditToLog } from '../../src/platform/audit/log-audit';
import { USUAL_CHAIN_RULE } from '../../src/platform/config/chain-variables';
import { createTokenMaker } from '../../src/platform/tokens/token-maker';
import { USUAL_LIMITS } from '../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../src/platform/limits/memory-bucket-store';
import { createLog } from '../../src/platform/observability/log';

/** One request of a viewer, now. */
export function requestOf(viewer: Viewer, db: Db): RequestContext {
  const services = {
    db,
    clock: () => NOW,
    audit: auditToLog(createLog('silent')),
    cursors: createCursorCodec(Buffer.alloc(32, 1)),
    limits: USUAL_LIMITS,
    buckets: createMemoryBucketStore(USUAL_LIMITS.bucket),
    phoneRegion: 'CZ' as const,
    events: { listen: () => Promise.resolve(() => undefined) },
    contactChains: USUAL_CHAIN_RULE,
    invitationTokens: createTokenMaker(Buffer.alloc(32, 1), 'survey invitations'),
  };
  return createRequestContext(services, { viewer, scope: rowScopeOf(viewer), languages: [] });
}

/** Asks a schema as a viewer, without HTTP and without limits on the size of the question. */
export async function askAs(
  viewer: Viewer,
  { schema, db }: { readonly schema: GraphQLSchema; readonly db: Db },
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult> {
  const contextValue = requestOf(viewer, db);
  const answer = await graphql({ schema, source, variableValues, contextValue });
  return JSON.parse(JSON.stringify(answer)) as ExecutionResult;
}
