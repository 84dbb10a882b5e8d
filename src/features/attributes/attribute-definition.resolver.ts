import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { localise } from '../../kernel/localised';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { definitionsByOwner } from './attribute.loaders';
import { AttributeDefinition, AttributeOwner, type AttributeDefinitionRow } from './attribute.type';

@Resolver(() => AttributeDefinition)
export class AttributeDefinitionResolver {
  @Requires('bank:read')
  @Query(() => [AttributeDefinition], {
    description: `The attributes that are declared for one kind of owner, by key; at most ${String(PLAIN_LIST_CAP)}.`,
  })
  attributeDefinitions(
    @Arg('ownerType', () => AttributeOwner, { description: 'What carries them.' }) ownerType: AttributeOwner,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly AttributeDefinitionRow[]> {
    return loaders.load(definitionsByOwner, ownerType);
  }

  @FieldResolver(() => String, {
    description: 'What people call it, in the best language of Accept-Language that there is, else English.',
  })
  label(@Root() { labels }: AttributeDefinitionRow, @Ctx() { languages }: RequestContext): string {
    return localise(labels, languages);
  }
}
