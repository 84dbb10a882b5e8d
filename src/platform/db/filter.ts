import { all, any, not } from './condition';
import type { Fragment } from './keyset';

/** What every filter can do with filters of its own kind. */
export interface Combined<Filter> {
  readonly and?: readonly Filter[] | null;
  readonly or?: readonly Filter[] | null;
  readonly not?: Filter | null;
}

/** How each field of a filter becomes a condition, some by what else is given. */
export type FieldConditions<Filter, Given = undefined> = {
  readonly [Field in Exclude<keyof Filter, keyof Combined<Filter>>]-?: (
    value: NonNullable<Filter[Field]>,
    given: Given,
  ) => Fragment;
};

/** The condition of a whole filter: all of its fields, `and` and `not` hold, and one of `or` where it is given. */
export function filterCondition<Filter extends Combined<Filter>>(
  filter: Filter,
  fields: FieldConditions<Filter>,
): Fragment;
export function filterCondition<Filter extends Combined<Filter>, Given>(
  filter: Filter,
  fields: FieldConditions<Filter, Given>,
  given: Given,
): Fragment;
export function filterCondition<Filter extends Combined<Filter>, Given>(
  filter: Filter,
  fields: FieldConditions<Filter, Given | undefined>,
  given?: Given,
): Fragment {
  const conditions: Fragment[] = [];
  // Object.keys knows less than the type does: what of a filter is no field of it are `and`, `or` and `not`.
  for (const field of Object.keys(filter) as (keyof typeof fields)[]) {
    const value = filter[field];
    if (value != null && field in fields) conditions.push(fields[field](value, given));
  }
  for (const part of filter.and ?? []) conditions.push(filterCondition(part, fields, given));
  if (filter.or != null) conditions.push(any(filter.or.map((part) => filterCondition(part, fields, given))));
  if (filter.not != null) conditions.push(not(filterCondition(filter.not, fields, given)));
  return all(conditions);
}
