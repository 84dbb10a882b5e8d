import { Field, InputType } from 'type-graphql';
import { CurrencyCode, Decimal } from './scalars';

@InputType({ description: 'An exact amount in one currency.' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'The amount, as exact decimal text with up to four places.' })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'The currency of the amount.' })
  currency!: string;
}
