import { checkFilter } from '../../platform/graphql/check-filter';
import type { RequestContext } from '../../platform/graphql/context';
import { identifyAttributes, namedAttribute } from '../attributes/attribute.loaders';
import type { AttributeDefinitionRow, AttributeOwner } from '../attributes/attribute.type';
import { identifyCustomers } from '../customers/customer-family.loaders';
import { checkedGrouping, type CutArgs } from './cut.input';
import type { PeriodCut } from './domain/period';

/** Which facts are meant, and how they are to fall into groups: checked, and looked up what it names. */
export interface AskedCut<Filter, Grouping> {
  readonly filter: Filter | Record<string, never>;
  readonly groupBy: readonly Grouping[];
  readonly attribute: AttributeDefinitionRow | null;
  readonly period: PeriodCut | null;
  readonly maxGroups: number;
}

export async function askedCut<Filter extends object, Grouping extends string>(
  context: RequestContext,
  ownerType: AttributeOwner,
  filter: Filter | null | undefined,
  groupBy: readonly Grouping[] | null | undefined,
  args: CutArgs,
): Promise<AskedCut<Filter, Grouping>> {
  const chosen = filter ?? {};
  checkFilter(chosen);
  // Of how few it is no figure says: a filter may leave one customer.
  if (Object.keys(chosen).length > 0) context.seen.seeQuestion();
  const grouping = checkedGrouping(groupBy, args);
  await Promise.all([identifyCustomers(context, chosen), identifyAttributes(context, ownerType, chosen)]);
  const key = args.groupByAttribute;
  const attribute =
    key == null ? null : await namedAttribute(context, { ownerType, key }, 'groupByAttribute');
  return { filter: chosen, ...grouping, attribute };
}
