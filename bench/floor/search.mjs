import { group, instant, placesOf } from './database.mjs';

const PAGE = 20;
const COUNTED = 10_000;

/** Whom a row of `t` belongs to, with the name that they are listed by: who was merged into another stands for that one. */
const belonging = (
  from,
) => `SELECT COALESCE(s.id, r.id) AS id, COALESCE(s.display_name, r.display_name) AS name,
    COALESCE(s.is_colleague, r.is_colleague) AS colleague
  FROM ${from} STRAIGHT_JOIN customers r ON r.id = t.customer_id LEFT JOIN customers s ON s.id = r.absorbed_into_id`;

const HAS_WORD = 'EXISTS (SELECT 1 FROM customer_name_tokens n WHERE n.token LIKE ? AND n.customer_id';
const FITS = `IF(s.id IS NULL AND r.absorbed_ids IS NULL, ${HAS_WORD} = r.id),
  ${HAS_WORD} IN (SELECT COALESCE(s.id, r.id) UNION ALL SELECT m.id FROM customers m WHERE m.absorbed_into_id = COALESCE(s.id, r.id))))`;

/** Whom the words name: the range of the first is read, the others are looked up. */
const named = ([, ...others]) =>
  `${belonging('customer_name_tokens t')} WHERE ${['t.token LIKE ?', ...others.map(() => FITS)].join(' AND ')}`;

const BY_KEY = `UNION ${belonging('contact_points t')} WHERE t.value_key = ?
  UNION ${belonging('source_profiles t')} WHERE t.external_id = ?
  UNION ${belonging('accounts a STRAIGHT_JOIN account_holders t ON t.account_id = a.id')}
    WHERE a.number = ? AND (t.valid_to IS NULL OR t.valid_to > ?)`;

/** Page and count in one: apart, everybody was looked for twice. */
const page = (words) => `SELECT c.id, c.display_name AS displayName, c.segment, c.birth_date AS birthDate,
    c.last_contact_at AS lastContactAt, c.absorbed_ids AS absorbedIds, f.counted
  FROM (
    SELECT id, name, COUNT(*) OVER () AS counted FROM (${named(words)} ${BY_KEY}) found WHERE colleague = 0
    ORDER BY name, id LIMIT ${PAGE + 1}
  ) f STRAIGHT_JOIN customers c ON c.id = f.id ORDER BY f.name, f.id`;

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
  const [rarest, ...others] = words.toReversed().map((word) => `${word}%`);
  const rows = await db.rows(page(words), [
    rarest,
    ...others.flatMap((word) => [word, word]),
    ...contactKeys,
    typed,
    accountNumber,
    new Date(),
  ]);
  const customers = rows.slice(0, PAGE);
  const counted = rows[0]?.counted ?? 0;
  const places = placesOf(customers);
  const points = customers.length === 0 ? [] : await db.rows(CONTACT_POINTS, [[...places.keys()]]);
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
