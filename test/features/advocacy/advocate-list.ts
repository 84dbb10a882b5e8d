import type { TestApi } from '../../support/api';
import { advocacyStatus } from '../../support/advocates';
import { minutesAgo } from '../../support/bank';
import type { List, Row } from '../list-oracle';

/** So few that all customers of the test are still one page. */
const COUNT = 36;

/** Advocates of every mixture of values: each field takes its values at a step of its own. */
export async function advocates({ bank }: TestApi): Promise<List> {
  const agents = [await bank.agent(), null, await bank.agent()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const stage = ['UNKNOWN', 'PASSIVE', 'ADVOCATE', 'CHAMPION'][index % 4] ?? '';
    const score = (Math.floor(index / 2) % 3) * 40;
    const vip = Math.floor(index / 3) % 2 === 0;
    const since = minutesAgo(Math.floor(index / 4) % 5);
    const owner = agents[index % 3] ?? null;
    const customer = await bank.customer({ segment: null });
    await advocacyStatus(bank, customer, { stage, score, isVip: vip, since, ownerId: owner });
    rows.push({
      id: `adv_${customer}`,
      stage,
      score,
      vip,
      since: since.toISOString(),
      owner: owner && `agt_${owner}`,
    });
  }
  return {
    name: 'advocates',
    type: 'Advocate',
    sorts: { SCORE: 'score', SINCE: 'since' },
    fields: { stage: 'enum', score: 'int', vip: 'flag', since: 'time', owner: 'id' },
    rows,
  };
}
