import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { Case, type CaseRow } from '../cases/case.type';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { SurveyAnswer, type SurveyAnswerRow } from '../surveys/survey.type';
import { attributesByOwner } from './attribute.loaders';
import { Attribute, ATTRIBUTES_CAP } from './attribute.type';

const description = `What sources know beyond the model, by key; at most ${String(ATTRIBUTES_CAP)}. Those without a value are left out.`;

type Attributes = Promise<readonly Attribute[]>;

@Resolver(() => Customer)
export class CustomerAttributesResolver {
  @Weighs({ listSize: { assumedSize: ATTRIBUTES_CAP } })
  @FieldResolver(() => [Attribute], { nullable: true, description })
  attributes(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Attributes {
    return loaders.load(attributesByOwner, ids);
  }
}

@Resolver(() => Interaction)
export class InteractionAttributesResolver {
  @Weighs({ listSize: { assumedSize: ATTRIBUTES_CAP } })
  @FieldResolver(() => [Attribute], { nullable: true, description })
  attributes(@Root() { id }: InteractionRow, @Ctx() { loaders }: RequestContext): Attributes {
    return loaders.load(attributesByOwner, [id]);
  }
}

@Resolver(() => Case)
export class CaseAttributesResolver {
  @Weighs({ listSize: { assumedSize: ATTRIBUTES_CAP } })
  @FieldResolver(() => [Attribute], { nullable: true, description })
  attributes(@Root() { id }: CaseRow, @Ctx() { loaders }: RequestContext): Attributes {
    return loaders.load(attributesByOwner, [id]);
  }
}

@Resolver(() => SurveyAnswer)
export class SurveyAnswerAttributesResolver {
  @Weighs({ listSize: { assumedSize: ATTRIBUTES_CAP } })
  @FieldResolver(() => [Attribute], { nullable: true, description })
  attributes(@Root() { id }: SurveyAnswerRow, @Ctx() { loaders }: RequestContext): Attributes {
    return loaders.load(attributesByOwner, [id]);
  }
}
