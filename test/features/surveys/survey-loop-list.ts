import { newId } from '../../../src/kernel/id';
import { dueAtOf } from '../../../src/features/surveys/domain/loop';
import { surveyLoop } from '../../support/advocates';
import type { TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import { moment, pick } from '../generated-values';
import type { List, Row } from '../list-oracle';

const COUNT = 36;

const gid = (prefix: string, id: string | null): string | null => id && `${prefix}_${id}`;

/** Loops of every mixture of values: each field takes its values at a step of its own. */
export async function surveyLoops({ bank }: TestApi): Promise<List> {
  const teams = [await bank.team(), null, await bank.team()];
  const customers: { readonly id: string | null; readonly team: string | null }[] = [
    { id: null, team: null },
  ];
  for (const team of teams)
    customers.push({ id: await bank.customer({ segment: null, teamId: team }), team });
  const agents = [await bank.agent(), null, await bank.agent()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const { id: customer, team } = pick(customers, index, 2);
    const [owner, closedAt] = [pick(agents, index, 3), moment(index, 1)];
    const openedAt = minutesAgo(pick([5, 6, 7, 8], index, 4));
    const answer = { id: newId(), customerId: customer };
    const id = await surveyLoop(bank, answer, [], { ownerId: owner, closedAt, createdAt: openedAt });
    rows.push({
      ...{ id: `lop_${id}`, open: closedAt === null, openedAt: openedAt.toISOString() },
      ...{ dueAt: dueAtOf(openedAt).toISOString(), closedAt: closedAt?.toISOString() ?? null },
      ...{ owner: gid('agt', owner), team: gid('tea', team), customer: gid('cus', customer) },
    });
  }
  return {
    name: 'surveyLoops',
    type: 'SurveyLoop',
    sorts: { OPENED_AT: 'openedAt' },
    fields: {
      ...{ open: 'flag', openedAt: 'time', dueAt: 'time', closedAt: 'time' },
      ...{ owner: 'id', team: 'id', customer: 'id' },
    },
    rows,
  };
}
