// Lists of a level of the answer: one statement for all customers of the level, each given their own rows. What is asked is
// `{ customer, first }` each; as many answers are given in the same order.

import { group, placesOf } from '../floor/database.mjs';
import { answersOf } from '../floor/facts.mjs';
import { CASES, scores } from '../floor/screen-pop.mjs';

const METRICS = ['NPS', 'CSAT', 'CES'];

/** For each of what is asked what `cut` makes of the customer's own rows; `row` of a customer is what they are known by. */
export async function ofEach(asked, read, cut) {
  const rows = asked.map((one) => one.customer.row);
  const places = placesOf(rows);
  const own = group(rows, places, await read([...places.keys()]));
  return asked.map((one, place) => cut(own[place], one));
}

export const most = (asked) => Math.max(...asked.map(({ first }) => first));

export const page =
  (shown) =>
  (rows, { first }) => ({ nodes: rows.slice(0, first).map(shown) });

/** Those to which nothing is joined, whoever reads. */
export const plainLists = (db) => ({
  openCases: (asked) =>
    ofEach(
      asked,
      (ids) => db.rows(CASES, [ids]),
      page((row) => row),
    ),
  scores: (asked) => ofEach(asked, (ids) => db.rows(...answersOf(ids, METRICS)), scores),
});
