// Statements that more than one question is answered with. Few rows: all of the customers are read and cut here. Many rows
// (contacts): so many of each customer as are shown.

export const HELD_NOW =
  '(h.valid_from IS NULL OR h.valid_from <= ?) AND (h.valid_to IS NULL OR h.valid_to > ?)';

/** Names of the reason `r0` and of those above it, in English. */
export const REASON_PATH = `IF(r0.id IS NULL, NULL, CONCAT_WS(' › ', JSON_VALUE(r4.names, '$.en'), JSON_VALUE(r3.names, '$.en'),
  JSON_VALUE(r2.names, '$.en'), JSON_VALUE(r1.names, '$.en'), JSON_VALUE(r0.names, '$.en')))`;

/** The reasons above the reason `r0`. */
export const REASONS_ABOVE = `LEFT JOIN contact_reasons r1 ON r1.id = r0.parent_id LEFT JOIN contact_reasons r2 ON r2.id = r1.parent_id
  LEFT JOIN contact_reasons r3 ON r3.id = r2.parent_id LEFT JOIN contact_reasons r4 ON r4.id = r3.parent_id`;

/** The reason of the contact `i` and those above it. */
export const REASONS = `LEFT JOIN contact_reasons r0 ON r0.id = i.reason_id ${REASONS_ABOVE}`;

export const maskNumber = (number) =>
  number && `••••${number.slice(number.length - Math.min(4, Math.floor(number.length / 2)))}`;

/** Accounts that customers hold: those of which they hold in two roles twice, in no order. */
export function accountsOf(ids, columns = '') {
  const now = new Date();
  return [
    `SELECT h.customer_id AS customerId, a.id, a.opened_at AS openedAt, ${columns} a.status, JSON_VALUE(p.names, '$.en') AS product
     FROM account_holders h STRAIGHT_JOIN accounts a ON a.id = h.account_id LEFT JOIN products p ON p.id = a.product_id
     WHERE h.customer_id IN (?) AND ${HELD_NOW}`,
    [ids, now, now],
  ];
}

/** Accounts of one customer, each once, the latest opened first. */
export function latestAccounts(rows, limit) {
  const inOrder = rows.length < 2 ? rows : rows.sort(byTime('openedAt'));
  return inOrder.filter(({ id }, index) => inOrder[index - 1]?.id !== id).slice(0, limit);
}

/**
 * So many contacts of each customer. What is joined to them is joined to those alone that are shown: joined in each arm of the
 * UNION it cost the database three times as much, and read apart it took a statement more.
 */
export function contactsOf(ids, { shown, columns, joins, limit }) {
  const arm = `(SELECT customer_id AS customerId, id, started_at AS startedAt, reason_id, agent_id, ${columns} FROM interactions
    WHERE customer_id = ? ORDER BY started_at DESC, id DESC LIMIT ${limit})`;
  return [
    `SELECT i.customerId, i.id, i.startedAt, ${columns}, ${shown} FROM (${ids.map(() => arm).join(' UNION ALL ')}) i
     ${REASONS} ${joins}`,
    ids,
  ];
}

/** Contacts of one customer, the latest started first. */
export const latestContacts = (rows, limit) => rows.sort(byTime('startedAt')).slice(0, limit);

/** What customers answered to surveys, in no order. */
export function answersOf(ids, metrics) {
  return [
    `SELECT customer_id AS customerId, id, metric, score, answered_at AS answeredAt FROM survey_answers
     WHERE customer_id IN (?) AND metric IN (?)`,
    [ids, metrics],
  ];
}

/** The last answer of one customer to a metric. */
export function lastAnswer(rows, metric) {
  const isLater = byTime('answeredAt');
  let last = null;
  for (const row of rows) if (row.metric === metric && (!last || isLater(row, last) < 0)) last = row;
  return last;
}

/** The latest first, those of one moment by id; what has no time last. */
function byTime(column) {
  return (a, b) => {
    const [one, other] = [a[column] ?? '', b[column] ?? ''];
    if (one !== other) return one > other ? -1 : 1;
    return a.id > b.id ? -1 : Number(a.id < b.id);
  };
}
