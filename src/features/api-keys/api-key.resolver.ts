import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import { runOnce, type Asked } from '../../platform/mutations/run-mutation';
import {
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
  RotateApiKeyInput,
  RotateApiKeyPayload,
} from './api-key.input';
import { keyById, listApiKeys } from './api-key.loaders';
import { ApiKey, shownKey } from './api-key.type';
import {
  createApiKey,
  revokeApiKey,
  rotateApiKey,
  type KeyRefusal,
  type KeyResult,
  type MadeKey,
} from './manage-api-keys';

const keyName: NodeName = { typeName: 'ApiKey', prefix: 'key' };

const keyIds = (...ids: readonly Id[]): GlobalId[] => ids.map((id) => toGlobalId(keyName.prefix, id));

/** Makes a key once, however often it is asked: only whoever made it is shown it. */
async function madePayload(
  context: RequestContext,
  asked: Asked,
  make: (tx: Tx) => Promise<KeyResult<MadeKey>>,
): Promise<CreateApiKeyPayload> {
  const made: MadeKey[] = [];
  const outcome = await runOnce<KeyRefusal>(context, asked, async ({ db }) => {
    const result = await make(db);
    if ('refused' in result) return result;
    made.push(result.done);
    return { done: result.done.key.id };
  });
  if ('refused' in outcome) return { apiKey: null, secret: null, userErrors: [outcome.refused] };
  // Of several runs the last one counts, unless the same was done meanwhile by another request.
  const last = made.findLast(({ key }) => key.id === outcome.done);
  const apiKey = shownKey(await keyById(context.db, outcome.done));
  return { apiKey, secret: last?.text ?? null, userErrors: [] };
}

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
    const id = newId();
    return madePayload(context, { action: 'apiKey:create', input, subjects: keyIds(id) }, (tx) =>
      createApiKey(tx, { holder, source, scopes, expiresAt }, context.now, id),
    );
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
    const newerId = newId();
    return madePayload(context, { action: 'apiKey:rotate', input, subjects: keyIds(id, newerId) }, (tx) =>
      rotateApiKey(tx, id, input.formerUntil, context.now, newerId),
    );
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
    const asked = { action: 'apiKey:revoke', input, subjects: keyIds(id) };
    const outcome = await runOnce<KeyRefusal>(context, asked, async ({ db, now }) => {
      const result = await revokeApiKey(db, id, now);
      return 'done' in result ? { done: id } : result;
    });
    return 'done' in outcome
      ? { apiKey: shownKey(await keyById(context.db, id)), userErrors: [] }
      : { apiKey: null, userErrors: [outcome.refused] };
  }
}
