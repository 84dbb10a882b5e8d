import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { localise } from '../../kernel/localised';
import type { RequestContext } from '../../platform/graphql/context';
import { ContactReason, type ContactReasonRow } from './contact-reason.type';

@Resolver(() => ContactReason)
export class ContactReasonResolver {
  @FieldResolver(() => String, {
    description: 'Name of the reason in the best language of Accept-Language that there is, else English.',
  })
  name(@Root() { namesFromRoot }: ContactReasonRow, @Ctx() { languages }: RequestContext): string {
    return localise(namesFromRoot.at(-1) ?? {}, languages);
  }

  @FieldResolver(() => String, {
    description:
      'Names from the root of the tree down to the reason, joined by " › ", each in the best language that there is.',
  })
  path(
    @Root() { id, namesFromRoot }: ContactReasonRow,
    @Ctx() { languages, loaders }: RequestContext,
  ): string {
    // The same few reasons stand in all rows of a list.
    return loaders.once(ContactReasonResolver, id, () =>
      namesFromRoot.map((names) => localise(names, languages)).join(' › '),
    );
  }
}
