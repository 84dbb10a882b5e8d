import { Field, ObjectType } from 'type-graphql';
import { CurrencyCode, Decimal } from './scalars';

@ObjectType('Money', {
  simpleResolvers: true,
  description: 'An exact amount in one currency. Amounts of different currencies are never added.',
})
export class MoneyType {
  @Field(() => Decimal, { description: 'The amount, as exact decimal text with up to four places.' })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'The currency of the amount.' })
  currency!: string;
}
