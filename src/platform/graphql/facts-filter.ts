import { Field, InputType, type ClassType } from 'type-graphql';
import { momentBefore } from '../../kernel/duration';
import { withinScope, type RowScope } from '../authz/row-scope';
import { all, condition, not } from '../db/condition';
import type { Fragment } from '../db/keyset';
import { CountFilter } from './comparison.input';
import { badUserInput } from './errors';
import { Duration } from './scalars';

/** What a list of customers may ask about the facts of each. */
export interface FactsFilter<Filter> {
  readonly some?: Filter | null;
  readonly none?: Filter | null;
  readonly count?: CountFilter | null;
  readonly where?: Filter | null;
  readonly within?: string | null;
}

/** Declares `Customer<plural>Filter` over the filter of one kind of fact. */
export function factsFilter<Filter extends object>(
  plural: string,
  filter: () => ClassType<Filter>,
): ClassType<FactsFilter<Filter>> {
  const facts = plural.toLowerCase();
  @InputType(`Customer${plural}Filter`, {
    description: `Asks about the ${facts} of each customer. All that is given must hold.`,
  })
  class FactsFilterInput {
    @Field(filter, { nullable: true, description: 'There is one like this.' })
    some?: Filter | null;

    @Field(filter, { nullable: true, description: 'There is none like this.' })
    none?: Filter | null;

    @Field(() => CountFilter, {
      nullable: true,
      description: 'There are so many, of those that `where` and `within` leave.',
    })
    count?: CountFilter | null;

    @Field(filter, { nullable: true, description: 'Which of them `count` counts; all when left out.' })
    where?: Filter | null;

    @Field(() => Duration, {
      nullable: true,
      description:
        'How far back `count` looks, such as `P30D`; over all time when left out. Stands still while paging.',
    })
    within?: string | null;
  }
  return FactsFilterInput;
}

/** One kind of fact, in the SQL of its owner. */
export interface FactsOfCustomer<Filter> {
  /** The table with its alias, or a join. The customer's own alias is `c`. */
  readonly from: string;
  readonly customerColumn: string;
  /** When a fact happened, for `within`. */
  readonly timeColumn: string;
  readonly condition: (filter: Filter) => Fragment;
}

const MOST_COUNTED = 1_000;

/** The ids of customers who were merged into `c`; most have none, and `absorbed_ids` says so without a look. */
const ABSORBED = 'SELECT m.id FROM customers m WHERE m.absorbed_into_id = c.id';

/** True where a customer has at least so many facts: the index is read no further than to the last of them. */
function atLeast(count: number, from: string, customerColumn: string, chosen: Fragment): Fragment {
  if (count <= 0) return condition('TRUE');
  const where = (owner: string): string => `FROM ${from} WHERE ${customerColumn} ${owner} AND ${chosen.sql}`;
  const ofMerged = `SELECT COUNT(*) ${where(`IN (SELECT c.id UNION ALL ${ABSORBED})`)}`;
  return condition(
    `IF(c.absorbed_ids IS NULL, EXISTS (SELECT 1 ${where('= c.id')} LIMIT 1 OFFSET ${String(count - 1)}), (${ofMerged}) >= ?)`,
    ...chosen.values,
    ...chosen.values,
    count,
  );
}

/** The condition that the facts of the customer aliased `c` are as asked, as of a moment. */
export function factsCondition<Filter>(
  { from, customerColumn, timeColumn, condition: conditionOf }: FactsOfCustomer<Filter>,
  { some, none, count, where, within }: FactsFilter<Filter>,
  { scope, asOf, place }: { readonly scope: RowScope; readonly asOf: Date; readonly place: string },
): Fragment {
  const inScope = condition(withinScope(scope, customerColumn));
  const enough = (least: number, chosen: readonly Fragment[]): Fragment =>
    atLeast(least, from, customerColumn, all([inScope, ...chosen]));

  const conditions: Fragment[] = [];
  if (some != null) conditions.push(enough(1, [conditionOf(some)]));
  if (none != null) conditions.push(not(enough(1, [conditionOf(none)])));
  if (count == null) {
    if (where != null || within != null) {
      throw badUserInput(
        `"${place}" says "where" or "within" without "count". Say how many there are to be.`,
      );
    }
    return all(conditions);
  }
  const counted: Fragment[] = [];
  if (where != null) counted.push(conditionOf(where));
  if (within != null) counted.push(condition(`${timeColumn} >= ?`, momentBefore(asOf, within)));
  const { eq, gt, gte, lt, lte } = checkedCount(count, place);
  if (eq != null) conditions.push(enough(eq, counted), not(enough(eq + 1, counted)));
  if (gt != null) conditions.push(enough(gt + 1, counted));
  if (gte != null) conditions.push(enough(gte, counted));
  if (lt != null) conditions.push(not(enough(lt, counted)));
  if (lte != null) conditions.push(not(enough(lte + 1, counted)));
  return all(conditions);
}

function checkedCount(count: CountFilter, place: string): CountFilter {
  for (const [operator, value] of Object.entries(count) as [string, number | null | undefined][]) {
    if (value != null && (value < 0 || value > MOST_COUNTED)) {
      throw badUserInput(
        `"${place}.count.${operator}" must be 0 to ${String(MOST_COUNTED)}, not ${String(value)}.`,
      );
    }
  }
  return count;
}
