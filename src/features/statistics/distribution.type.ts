import { Field, Float, Int, ObjectType } from 'type-graphql';

const NEAREST_RANK = 'the smallest value that so many per cent of the values do not exceed (nearest rank)';

@ObjectType({
  simpleResolvers: true,
  description: 'How values are distributed. Exact; null where there are no values.',
})
export class Distribution {
  @Field(() => Int, { description: 'How many values there are.' })
  n!: number;

  @Field(() => Float, { description: 'Their sum.' })
  sum!: number;

  @Field(() => Float, { nullable: true, description: 'Their mean.' })
  mean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How far they spread: the square root of the mean square of their distances from the mean.',
  })
  standardDeviation!: number | null;

  @Field(() => Float, { nullable: true, description: 'The smallest.' })
  min!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The one in the middle; of an even number, halfway between the two in the middle.',
  })
  median!: number | null;

  @Field(() => Float, { nullable: true, description: `80th percentile: ${NEAREST_RANK}.` })
  p80!: number | null;

  @Field(() => Float, { nullable: true, description: `90th percentile: ${NEAREST_RANK}.` })
  p90!: number | null;

  @Field(() => Float, { nullable: true, description: `95th percentile: ${NEAREST_RANK}.` })
  p95!: number | null;

  @Field(() => Float, { nullable: true, description: `99th percentile: ${NEAREST_RANK}.` })
  p99!: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest.' })
  max!: number | null;
}

export const NO_VALUES: Distribution = {
  n: 0,
  sum: 0,
  mean: null,
  standardDeviation: null,
  min: null,
  median: null,
  p80: null,
  p90: null,
  p95: null,
  p99: null,
  max: null,
};
