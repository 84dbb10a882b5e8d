import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context';
import { ViewerType } from '../identity/viewer.resolver';

@ObjectType('ViewerLimits', {
  simpleResolvers: true,
  description:
    'How much one may ask for. What costs what is told by `@cost` and `@listSize` and by `extensions.cost`.',
})
class ViewerLimitsType {
  @Field(() => Int, { description: 'The most that one operation may cost.' })
  cost!: number;

  @Field(() => Int, { description: 'Levels of fields in one operation, those of introspection not counted.' })
  depth!: number;

  @Field(() => Int, { description: 'Root fields of one operation.' })
  rootFields!: number;

  @Field(() => Int, { description: 'Aliases of one operation.' })
  aliases!: number;

  @Field(() => Int, { description: 'Words, names and signs of one document.' })
  tokens!: number;

  @Field(() => Int, { description: 'Bytes of one request’s body.' })
  bodyBytes!: number;

  @Field(() => Int, { description: 'The most that all operations may cost at once, after a pause.' })
  bucketSize!: number;

  @Field(() => Int, { description: 'Cost that one may ask for in every second, in the long run.' })
  refillPerSecond!: number;

  @Field(() => Int, {
    description: 'Cost that one may ask for at this moment, this operation’s own already taken off.',
  })
  left!: number;
}

@Resolver(() => ViewerType)
export class ViewerLimitsResolver {
  @FieldResolver(() => ViewerLimitsType, {
    nullable: true,
    description: 'How much you may ask for, and how much of it is left.',
  })
  async limits(@Ctx() { limits, buckets, viewer }: RequestContext): Promise<ViewerLimitsType> {
    const { operation, tokens, bodyBytes, bucket } = limits;
    return {
      ...operation,
      tokens,
      bodyBytes,
      bucketSize: bucket.size,
      refillPerSecond: bucket.refillPerSecond,
      left: Math.floor(await buckets.giveBack(viewer.limitKey, 0)),
    };
  }
}
