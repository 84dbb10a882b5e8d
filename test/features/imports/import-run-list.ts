import type { TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import { moment, pick } from '../generated-values';
import type { List, Row } from '../list-oracle';

const COUNT = 40;

export async function importRuns({ bank }: TestApi): Promise<List> {
  const sources = [bank.sourceId, await bank.source('exchange'), await bank.source('survey-tool')];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const sourceId = pick(sources, index, 2);
    const status = pick(['SUCCEEDED', 'RUNNING', 'FAILED'], index, 1);
    const [begunAt, endedAt] = [minutesAgo(pick([1, 2, 3, 4], index, 3)), moment(index, 2)];
    const id = await bank.importRun({ sourceId, status, begunAt, endedAt });
    rows.push({
      id: `imp_${id}`,
      source: `src_${sourceId}`,
      status,
      begunAt: begunAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    });
  }
  return {
    name: 'importRuns',
    type: 'ImportRun',
    sorts: { BEGUN_AT: 'begunAt' },
    fields: { source: 'id', status: 'enum', begunAt: 'time', endedAt: 'time' },
    rows,
  };
}
