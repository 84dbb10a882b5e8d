import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars';

@ObjectType({ simpleResolvers: true, description: 'A stretch of time.' })
export class TimeSpan {
  @Field(() => DateTime, { description: 'Its first moment.' })
  start!: Date;

  @Field(() => DateTime, { description: 'The first moment after it.' })
  end!: Date;
}
