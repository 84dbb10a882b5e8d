import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { parentPlainList } from '../../platform/graphql/list-loader';
import { Weighs } from '../../platform/graphql/weight';
import { Case, type CaseRow } from '../cases/case.type';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { promisesByCase, promisesByInteraction } from './promise.loaders';
import { CustomerPromise, type PromiseRow } from './promise.type';

/** A contact leaves one promise or two, a case a few more. */
const CAP = 20;

/** What promises add to a contact. */
@Resolver(() => Interaction)
export class InteractionPromisesResolver {
  @Weighs({ listSize: { assumedSize: CAP } })
  @FieldResolver(() => [CustomerPromise], {
    nullable: true,
    description: `What was promised in the contact, the latest made first; at most ${String(CAP)}.`,
  })
  promises(@Root() { id }: InteractionRow, @Ctx() context: RequestContext): Promise<readonly PromiseRow[]> {
    return parentPlainList(context, promisesByInteraction, id, CAP);
  }
}

/** What promises add to a case. */
@Resolver(() => Case)
export class CasePromisesResolver {
  @Weighs({ listSize: { assumedSize: CAP } })
  @FieldResolver(() => [CustomerPromise], {
    nullable: true,
    description: `What was promised about the matter, the latest made first; at most ${String(CAP)}.`,
  })
  promises(@Root() { id }: CaseRow, @Ctx() context: RequestContext): Promise<readonly PromiseRow[]> {
    return parentPlainList(context, promisesByCase, id, CAP);
  }
}
