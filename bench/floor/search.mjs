import { group, instant, placesOf } from './database.mjs';

const PAGE = 20;
const COUNTED = 10_000;

const HAS_WORD = 'EXISTS (SELECT 1 FROM customer_name_tokens n WHERE n.token LIKE ? AND n.customer_id';
const FITS = `IF(s.absorbed_ids IS NULL, ${HAS_WORD} = s.id),
  ${HAS_WORD} IN (SELECT s.id UNION ALL SELECT m.id FROM customers m WHERE m.absorbed_into_id = s.id)))`;

/** Whom the words name: the range of the first is read, the others are looked up. */
function named([first, ...others]) {
  const range = 'SELECT t.customer_id FROM customer_name_tokens t WHERE t.token LIKE ?';
  if (others.length === 0) return { sql: range, values: [`${first}%`] };
  return {
    sql: `SELECT s.id AS customer_id FROM (${range}) f STRAIGHT_JOIN customers r ON r.id = f.customer_id
      STRAIGHT_JOIN customers s ON s.id = COALESCE(r.absorbed_into_id, r.id) WHERE ${others.map(() => FITS).join(' AND ')}`,
    values: [`${first}%`, ...others.flatMap((word) => [`${word}%`, `${word}%`])],
  };
}

const BY_KEY = `UNION SELECT p.customer_id FROM contact_points p WHERE p.value_key = ?
  UNION SELECT p.customer_id FROM source_profiles p WHERE p.external_id = ?
  UNION SELECT h.customer_id FROM accounts a JOIN account_holders h ON h.account_id = a.id
    WHERE a.number = ? AND (h.valid_to IS NULL OR h.valid_to > ?)`;

const found = (hits) => `SELECT DISTINCT COALESCE(o.absorbed_into_id, o.id) AS id
  FROM (${hits} ${BY_KEY}) hits STRAIGHT_JOIN customers o ON o.id = hits.customer_id`;

const page = (hits) => `SELECT c.id, c.display_name AS displayName, c.segment, c.birth_date AS birthDate,
    c.last_contact_at AS lastContactAt, c.absorbed_ids AS absorbedIds
  FROM (${found(hits)}) f STRAIGHT_JOIN customers c ON c.id = f.id
  ORDER BY c.display_name, c.id LIMIT ${PAGE + 1}`;

const count = (hits) => `SELECT COUNT(*) AS counted FROM (${found(hits)} LIMIT ${COUNTED + 1}) f`;

const CONTACT_POINTS =
  'SELECT customer_id AS customerId, type, value FROM contact_points WHERE customer_id IN (?) ORDER BY id';

/** Latin letters without case and accents. */
export const fold = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '');

/** Everyone whose names have words that begin so. The question is one of plain names, the rarest word last. */
export async function search(db, { search: typed }, cursors) {
  const words = typed.split(' ').map(fold);
  const contactKeys = [typed.toLowerCase()];
  const accountNumber = typed.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  const { sql, values } = named(words.toReversed());
  const all = [...values, ...contactKeys, typed, accountNumber, new Date()];
  const counting = db.rows(count(sql), all);
  const rows = await db.rows(page(sql), all);
  const customers = rows.slice(0, PAGE);
  const places = placesOf(customers);
  const [points, [{ counted }]] = await Promise.all([
    customers.length === 0 ? [] : db.rows(CONTACT_POINTS, [[...places.keys()]]),
    counting,
  ]);
  const pointsOf = group(customers, places, points);
  const last = customers.at(-1);
  const list = `customers ${JSON.stringify({ words, contactKeys, externalId: typed, accountNumber })} NAME ASC {}`;
  return {
    customers: {
      nodes: customers.map((customer, place) => ({
        id: `cus_${customer.id}`,
        displayName: customer.displayName,
        segment: customer.segment,
        birthDate: customer.birthDate,
        contactPoints: pointsOf[place].slice(0, 100).map(({ type, value }) => ({ type, value })),
        lastContactAt: instant(customer.lastContactAt),
      })),
      pageInfo: {
        hasNextPage: rows.length > PAGE,
        endCursor: last ? cursors.encode(list, last.displayName, last.id, Date.now()) : null,
      },
      totalCount: { value: Math.min(counted, COUNTED), isExact: counted <= COUNTED },
    },
  };
}
