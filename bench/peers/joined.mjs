// The floor's statements: what belongs to one fact alone (its product, reason, agent) is joined to it, whatever a document asks for.

import { instant } from '../floor/database.mjs';
import { accountsOf, contactsOf, latestAccounts, latestContacts } from '../floor/facts.mjs';
import { account, contact, CONTACTS, CUSTOMERS_OF_PHONE, promise, PROMISES } from '../floor/screen-pop.mjs';
import { CUSTOMERS_OF_SEGMENT } from '../floor/worklist.mjs';
import { most, ofEach, page, plainLists } from './lists.mjs';

const CUSTOMER = `SELECT c.id, c.display_name AS displayName, c.segment, c.preferred_channel AS preferredChannel,
    c.last_contact_at AS lastContactAt, c.absorbed_ids AS absorbedIds, v.stage, v.score, v.is_vip AS isVip
  FROM customers c LEFT JOIN advocacy_statuses v ON v.customer_id = c.id WHERE c.id = ?`;

/** As `edges.mjs` has them, without edges: nothing is left to be read by its id. */
export const createJoined = (db) => ({
  statements: { byId: CUSTOMER, ofPhone: CUSTOMERS_OF_PHONE, ofSegment: CUSTOMERS_OF_SEGMENT },
  customer: (row) => ({
    __typename: 'Customer',
    row,
    toJSON: () => row.id,
    id: `cus_${row.id}`,
    displayName: row.displayName,
    segment: row.segment,
    preferredChannel: row.preferredChannel,
    lastContactAt: instant(row.lastContactAt),
    advocacy: row.stage && { stage: row.stage, score: row.score, vip: row.isVip === 1 },
  }),
  lists: {
    ...plainLists(db),
    accounts: (asked) =>
      ofEach(
        asked,
        (ids) => db.rows(...accountsOf(ids, 'a.number, a.balance, a.currency,')),
        (rows, { first }) => ({ nodes: latestAccounts(rows, first).map(account) }),
      ),
    interactions: (asked) =>
      ofEach(
        asked,
        (ids) => db.rows(...contactsOf(ids, { ...CONTACTS, limit: most(asked) })),
        (rows, { first }) => ({ nodes: latestContacts(rows, first).map(contact) }),
      ),
    promises: (asked) => ofEach(asked, (ids) => db.rows(PROMISES, [ids]), page(promise)),
  },
  byId: {},
  edges: {},
});
