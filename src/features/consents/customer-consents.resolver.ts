import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { Channel } from '../channels/channel.type';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { sourceSystemById } from '../sources/source-system.loaders';
import { SourceSystem } from '../sources/source-system.type';
import { consentsByCustomer } from './consent.loaders';
import {
  Consent,
  CONSENT_HISTORY_CAP,
  ConsentDecision,
  ConsentPurpose,
  CONSENTS_CAP,
  type ConsentDecisionRow,
  type ConsentRow,
} from './consent.type';
import { decidingConsent } from './domain/consent';

/** What consents add to a customer. */
@Resolver(() => Customer)
export class CustomerConsentsResolver {
  @Weighs({ listSize: { assumedSize: CONSENTS_CAP } })
  @FieldResolver(() => [Consent], {
    nullable: true,
    description: `What the customer allowed and forbade, as it holds now, by purpose and channel; at most ${String(CONSENTS_CAP)}. What was never decided is not among them, and not allowed.`,
  })
  consents(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<readonly ConsentRow[]> {
    return loaders.load(consentsByCustomer, ids);
  }

  @FieldResolver(() => Consent, {
    nullable: true,
    description:
      'The consent that decides whether the customer may be approached for a purpose on a channel: the one about that channel, unless they withdrew for every channel at the same time or later; else the one for every channel. Null when they said neither, which allows nothing.',
  })
  async decidingConsent(
    @Root() { ids }: CustomerRow,
    @Arg('purpose', () => ConsentPurpose, { description: 'What for.' }) purpose: ConsentPurpose,
    @Arg('channel', () => Channel, { description: 'By which way.' }) channel: Channel,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ConsentRow | null> {
    return decidingConsent(await loaders.load(consentsByCustomer, ids), purpose, channel);
  }
}

@Resolver(() => Consent)
export class ConsentResolver {
  @FieldResolver(() => SourceSystem, { nullable: true, description: 'The source that passed on what holds.' })
  source(@Root() { sourceId }: ConsentRow, @Ctx() { loaders }: RequestContext): Promise<SourceSystem | null> {
    return loaders.load(sourceSystemById, sourceId);
  }

  @Weighs({ listSize: { assumedSize: CONSENT_HISTORY_CAP } })
  @FieldResolver(() => [ConsentDecision], {
    description: `What the customer said about it, the latest (which holds) first; at most ${String(CONSENT_HISTORY_CAP)}.`,
  })
  history(@Root() { history }: ConsentRow): readonly ConsentDecisionRow[] {
    return history;
  }
}

@Resolver(() => ConsentDecision)
export class ConsentDecisionResolver {
  @FieldResolver(() => SourceSystem, { nullable: true, description: 'The source that passed it on.' })
  source(
    @Root() { sourceId }: ConsentDecisionRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SourceSystem | null> {
    return loaders.load(sourceSystemById, sourceId);
  }
}
