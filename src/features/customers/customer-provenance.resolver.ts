import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { sourceSystemById } from '../sources/source-system.loaders';
import { SourceSystem } from '../sources/source-system.type';
import { sayingsByCustomer } from './customer-identity.loaders';
import { Customer, type CustomerRow } from './customer.type';
import { CUSTOMER_FIELDS } from './domain/delivered-profile';
import { saidOf, saidSince, survivor } from './domain/survivorship';
import { Provenance, type ProvenanceRow } from './provenance.type';

const PROVENANCE_CAP = CUSTOMER_FIELDS.length;

@Resolver(() => Customer)
export class CustomerProvenanceResolver {
  @Weighs({ listSize: { assumedSize: PROVENANCE_CAP } })
  @FieldResolver(() => [Provenance], {
    nullable: true,
    description: `Which source says what the fields show; at most ${String(PROVENANCE_CAP)}. A field that no source speaks of is not among them, nor one that shows what a source says that is not yours to see.`,
  })
  async provenance(
    @Root() customer: CustomerRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProvenanceRow[]> {
    const sayings = await loaders.load(sayingsByCustomer, customer.ids);
    return CUSTOMER_FIELDS.flatMap((field) => {
      const best = survivor(field, sayings);
      // What is shown may be from before anybody was weighed.
      if (best === null || best.isShown === 0 || saidOf(best, field) !== customer[field]) return [];
      return [{ field, sourceId: best.sourceId, receivedAt: saidSince(best, field) }];
    });
  }
}

@Resolver(() => Provenance)
export class ProvenanceResolver {
  @FieldResolver(() => SourceSystem, { nullable: true, description: 'The source that says so.' })
  source(
    @Root() { sourceId }: ProvenanceRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SourceSystem | null> {
    return loaders.load(sourceSystemById, sourceId);
  }
}
