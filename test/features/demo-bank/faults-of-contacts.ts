import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type { Facts, InteractionRow } from '../../../src/features/demo-bank/domain/rows';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

/** What must not be of what was written in contacts, and of whose hands they went through. */
export function checkContacts(bank: Bank, facts: Facts, check: Check): void {
  const contacts = new Map(facts.interactions.map((row) => [row.id, row]));
  const agents = new Set(bank.reference.agents.map(({ id }) => id));
  const queues = new Set(bank.reference.queues.map(({ id }) => id));
  const isIn = (ids: ReadonlySet<string>, id: string | null) => id === null || ids.has(id);
  for (const rows of [facts.messages, facts.handOffs]) {
    const keys = groupBy<(typeof rows)[number], string>(rows, (row) => `${row.sourceId} ${row.externalId}`);
    check('a source names a part of a contact once', [...keys.values()], (same) => same.length === 1);
    const ids = groupBy<(typeof rows)[number], string>(rows, (row) => row.id);
    check('a part of a contact has an id of its own', [...ids.values()], (same) => same.length === 1);
    check<(typeof rows)[number]>(
      'a part of a contact is of the same customer, and within its time',
      rows,
      (row) => {
        const contact = contacts.get(row.interactionId);
        return contact !== undefined && isPartOf(row, contact);
      },
    );
  }
  check('a message is the customer’s, or of whoever had the contact', facts.messages, (row) => {
    const contact = contacts.get(row.interactionId);
    const author = row.direction === 'OUTBOUND' ? contact?.agentId : null;
    return row.agentId === author && row.text !== '' && !row.text.includes('…');
  });
  check('a hand-off leads from somebody of the bank to another', facts.handOffs, (row) => {
    const people = [row.fromAgentId, row.toAgentId];
    const places = [row.fromQueueId, row.toQueueId];
    return (
      row.fromAgentId !== row.toAgentId &&
      people.every((id) => isIn(agents, id)) &&
      places.every((id) => isIn(queues, id))
    );
  });
  check('a customer moves on to whoever has the contact', facts.handOffs, (row) => {
    const contact = contacts.get(row.interactionId);
    return (row.moves === 'CUSTOMER' ? row.toAgentId : row.fromAgentId) === contact?.agentId;
  });
}

function isPartOf(
  row: { readonly customerId: string | null; readonly sourceProfileId: string | null; readonly at: Date },
  contact: InteractionRow,
): boolean {
  return (
    row.customerId === contact.customerId &&
    row.sourceProfileId === contact.sourceProfileId &&
    row.at >= contact.startedAt &&
    row.at <= contact.endedAt
  );
}
