import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import { toGlobalId } from '../../kernel/global-id';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import {
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
  RotateApiKeyInput,
  RotateApiKeyPayload,
} from './api-key.input';
import { listApiKeys } from './api-key.loaders';
import { ApiKey, shownKey } from './api-key.type';
import {
  createApiKey,
  revokeApiKey,
  rotateApiKey,
  type KeyResult,
  type MadeKey,
  type RecordKeys,
} from './manage-api-keys';

const keyName: NodeName = { typeName: 'ApiKey', prefix: 'key' };

function madePayload(result: KeyResult<MadeKey>): CreateApiKeyPayload {
  return 'done' in result
    ? { apiKey: shownKey(result.done.key), secret: result.done.text, userErrors: [] }
    : { apiKey: null, secret: null, userErrors: [result.refused] };
}

/** Who gave or took which key is answered for. */
const recordAs =
  ({ viewer, audit, now: at }: RequestContext, action: string): RecordKeys =>
  (ids) =>
    audit.record({
      viewer,
      action,
      at,
      reason: null,
      subjects: ids.map((id) => toGlobalId(keyName.prefix, id)),
    });

@Resolver()
export class ApiKeyResolver {
  @Requires('apiKey:manage')
  @Query(() => [ApiKey], {
    description:
      'The keys of partners: those that work before those that do not, the latest first; at most 100. `npm run api-keys -- list` tells all.',
  })
  async apiKeys(@Ctx() { db, now }: RequestContext): Promise<ApiKey[]> {
    return (await listApiKeys(db, now)).map(shownKey);
  }

  @Requires('apiKey:manage')
  @Mutation(() => CreateApiKeyPayload, {
    description: 'Makes a key for a partner. The key is shown this once.',
  })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key to make.' }) input: CreateApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateApiKeyPayload> {
    const { holder, source, scopes, expiresAt = null } = input;
    const wanted = { holder, source, scopes, expiresAt };
    const record = recordAs(context, 'apiKey:create');
    return madePayload(await createApiKey(context.db, wanted, context.now, record));
  }

  @Requires('apiKey:manage')
  @Mutation(() => RotateApiKeyPayload, {
    description:
      'Makes a new key in place of one, which goes on working for a time. The new key ends when the former would have, and is shown this once.',
  })
  async rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'The key to replace.' }) input: RotateApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<RotateApiKeyPayload> {
    const id = idArgument('input.id', input.id, keyName);
    const record = recordAs(context, 'apiKey:rotate');
    return madePayload(await rotateApiKey(context.db, id, input.formerUntil, context.now, record));
  }

  @Requires('apiKey:manage')
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Takes a key back: it stops working within five seconds. Doing it again changes nothing.',
  })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'The key to take back.' }) input: RevokeApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<RevokeApiKeyPayload> {
    const id = idArgument('input.id', input.id, keyName);
    const record = recordAs(context, 'apiKey:revoke');
    const result = await revokeApiKey(context.db, id, context.now, record);
    return 'done' in result
      ? { apiKey: shownKey(result.done), userErrors: [] }
      : { apiKey: null, userErrors: [result.refused] };
  }
}
