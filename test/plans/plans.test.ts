import { isInterfaceType } from 'graphql';
import { createSchema } from '../../src/schema';
import { listsOf } from '../features/listed-fields';
import { openApi, type TestApi } from '../support/api';
import { capturing, type Statement } from '../support/captured-statements';
import { openCountingSession, type CountingSession } from '../support/rows-read';
import { asking, seesTheTrailToo } from '../support/viewers';
import { COMMON_FILTERS } from './usual-questions';
import { judge } from './judge';
import { shapesOfList } from './list-shapes';
import { LOOK_UP_SHAPES, nodeShapes } from './look-up-shapes';
import { loadPlansBank, type PlansBank } from './plans-bank';
import { PAGE, page } from './shape';
import { STATISTICS, statisticsShapes } from './statistics-shapes';

const schema = createSchema();
const lists = listsOf(schema);
const node = schema.getType('Node');
const nodeTypes = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];

const shapes = [
  ...lists.flatMap(shapesOfList),
  ...nodeShapes(nodeTypes),
  ...LOOK_UP_SHAPES,
  ...statisticsShapes(),
];

/** Tables that lists of the whole graph and of customers are read from. */
const LISTED_TABLES = [
  'accounts',
  'advocacy_statuses',
  'audit_events',
  'cases',
  'customers',
  'interactions',
  'messages',
  'promises',
  'survey_answers',
  'survey_invitations',
];

/**
 * What may be read is said in rows of the page, of the parents or of the month, and holds for a bank of any size: nothing that grows
 * with the bank is in it. That a scan of this bank would be seen, its size makes sure.
 */
describe('whatever the size of the bank, no more is read than the answer needs', () => {
  const captured: Statement[] = [];
  let api: TestApi;
  let bank: PlansBank;
  let session: CountingSession;

  beforeAll(async () => {
    api = await openApi(({ db }) => ({
      db: capturing(db, (statement) => captured.push(statement)),
      identify: asking(seesTheTrailToo),
    }));
    bank = await loadPlansBank(api);
    session = await openCountingSession(api.database.url);
  }, 180_000);
  afterAll(async () => {
    await session.close();
    await api.close();
  });

  test('every list of the graph has its common questions here', () => {
    expect(Object.keys(COMMON_FILTERS).sort()).toEqual(lists.map(({ name }) => name).sort());
  });

  test('every type of node is looked up here', () => {
    expect(Object.keys(bank.sample.nodes).sort()).toEqual([...nodeTypes].sort());
  });

  test('every statistic of the graph is asked for here', () => {
    const statistics = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
      args.some(({ name }) => name === 'groupBy'),
    );
    expect(STATISTICS.map(({ field }) => field).sort()).toEqual(statistics.map(({ name }) => name).sort());
  });

  test.each(LISTED_TABLES)('%s are so many that a scan of them is no page', async (table) => {
    expect(await bank.count(`SELECT COUNT(*) AS counted FROM ${table}`)).toBeGreaterThan(20 * page(PAGE));
  });

  test.each(shapes)('$name', async ({ prepare }) => {
    const { query, allowance } = await prepare(bank);
    captured.length = 0;
    await api.ask(query);
    const statements = [...captured];
    expect(statements).not.toEqual([]);
    const complaints: string[] = [];
    for (const statement of statements) complaints.push(...(await judge(session, statement, allowance)));
    expect(complaints).toEqual([]);
  });
});
