import { openClient, timelineOf, whoCalls, type TimelineEvent } from '../../examples/front-end/caller';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';

const PHONE = '+420601234567';

describe('the example front end', () => {
  let api: TestApi;
  let customer: string;

  beforeEach(async () => {
    api = await openApi();
    customer = await api.bank.customer({ displayName: 'Jana Nováková' });
    await api.bank.contactPoint(customer, PHONE);
  });
  afterEach(() => api.close());

  const client = () => openClient(`${api.url}/graphql`);

  test('shows who calls, with what they were promised', async () => {
    await api.bank.promise(customer, { text: 'We call back.', dueAt: minutesAgo(-60) });
    expect(await whoCalls(client(), '601 234 567')).toEqual({
      callers: [
        {
          id: `cus_${customer}`,
          displayName: 'Jana Nováková',
          promises: { nodes: [{ text: 'We call back.', dueAt: minutesAgo(-60).toISOString() }] },
        },
      ],
      missing: [],
    });
  });

  test('shows what there is where one section fails, and says which', async () => {
    await api.database.db.execute('test.break', 'DROP TABLE promises');
    expect(await whoCalls(client(), PHONE)).toEqual({
      callers: [{ id: `cus_${customer}`, displayName: 'Jana Nováková', promises: null }],
      missing: ['customersByContact.nodes.0.promises'],
    });
  });

  test('tells why there is no answer at all', async () => {
    await api.database.db.execute('test.break', 'DROP TABLE contact_points');
    await expect(whoCalls(client(), PHONE)).rejects.toThrow(/Tell the operator this incident/);
  });

  test('walks a timeline over all its pages', async () => {
    for (let minute = 0; minute < 45; minute += 1)
      await api.bank.interaction(customer, { startedAt: minutesAgo(minute) });
    api.statements.length = 0;
    const events: TimelineEvent[] = [];
    for await (const event of timelineOf(client(), `cus_${customer}`)) events.push(event);
    expect(events).toEqual(
      Array.from({ length: 45 }, (_, minute) => ({
        __typename: 'InteractionStarted',
        at: minutesAgo(minute).toISOString(),
      })),
    );
    expect(api.statements.filter((name) => name === 'timeline.findTimelines')).toHaveLength(3);
  });

  test('does not take a customer whom nobody knows for one without a past', async () => {
    await expect(timelineOf(client(), 'cus_0000000000000000').next()).rejects.toThrow(/could not be had/);
  });
});
