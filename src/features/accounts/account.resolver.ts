import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { localise } from '../../kernel/localised';
import type { Money } from '../../kernel/money';
import type { RequestContext } from '../../platform/graphql/context';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { AccountHolder, type AccountHolderRow } from './account-holder.type';
import { HOLDERS_CAP, holdersByAccount, productById } from './account.loaders';
import { Account, type AccountRow } from './account.type';
import { maskAccountNumber } from './domain/account-number';
import { Product, type ProductRow } from './product.type';

const money = (amount: string | null, currency: string): Money | null =>
  amount === null ? null : { amount, currency };

@Resolver(() => Account)
export class AccountResolver {
  @FieldResolver()
  maskedNumber(@Root() { number }: AccountRow): string | null {
    return number === null ? null : maskAccountNumber(number);
  }

  @FieldResolver()
  balance(@Root() { balance, currency }: AccountRow): Money | null {
    return money(balance, currency);
  }

  @FieldResolver()
  creditLimit(@Root() { creditLimit, currency }: AccountRow): Money | null {
    return money(creditLimit, currency);
  }

  @FieldResolver()
  overdue(@Root() { overdue, currency }: AccountRow): Money | null {
    return money(overdue, currency);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'What the account is a contract about.' })
  product(@Root() account: AccountRow, @Ctx() { loaders }: RequestContext): Promise<ProductRow | null> {
    return loaders.load(productById, account.productId);
  }

  @FieldResolver(() => [AccountHolder], {
    nullable: true,
    description: `Who holds the account, and as what, those known longest first; at most ${String(HOLDERS_CAP)}.`,
  })
  holders(
    @Root() { id }: AccountRow,
    @Arg('includeEnded', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Whether holdings are shown that do not run now.',
    })
    includeEnded: boolean | null,
    @Ctx() { loaders, now }: RequestContext,
  ): Promise<readonly AccountHolderRow[]> {
    return loaders.load(holdersByAccount, { accountId: id, heldAt: includeEnded === true ? null : now });
  }
}

@Resolver(() => AccountHolder)
export class AccountHolderResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Who it is.' })
  customer(
    @Root() { customerId }: AccountHolderRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }
}

@Resolver(() => Product)
export class ProductResolver {
  @FieldResolver(() => String, {
    description: 'Name of the product in the best language of Accept-Language that there is, else English.',
  })
  name(@Root() { id, names }: ProductRow, @Ctx() { languages, loaders }: RequestContext): string {
    // The same few products stand in all rows of a list.
    return loaders.once(ProductResolver, id, () => localise(names, languages));
  }
}
