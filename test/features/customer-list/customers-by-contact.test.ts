import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const FIND = `query ($value: String!, $first: Int!, $after: String) {
  customersByContact(value: $value, first: $first, after: $after) { nodes { displayName } pageInfo { hasNextPage endCursor } } }`;

interface Found {
  readonly customersByContact: {
    readonly nodes: { readonly displayName: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('customers by contact point', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const names = async (value: string, first = 20): Promise<string[]> => {
    const { customersByContact } = await api.ask<Found>(FIND, { value, first });
    return customersByContact.nodes.map(({ displayName }) => displayName);
  };

  test('come valid ones first, then verified, then primary, then the last contacted', async () => {
    const phone = '+420604111222';
    const reach = async (displayName: string, point: object, lastContactAt: Date | null = null) => {
      const customer = await api.bank.customer({ displayName, lastContactAt });
      await api.bank.contactPoint(customer, phone, { ...point });
    };
    await reach('ended', { isVerified: true, isPrimary: true, validTo: minutesAgo(5) }, minutesAgo(1));
    await reach('not yet', { isVerified: true, validFrom: minutesAgo(-5) }, minutesAgo(1));
    await reach('plain, never contacted', {});
    await reach('plain, contacted', {}, minutesAgo(500));
    await reach('plain, contacted later', {}, minutesAgo(400));
    await reach('primary', { isPrimary: true });
    await reach('verified', { isVerified: true });
    await reach('verified and primary', {
      isVerified: true,
      isPrimary: true,
      validFrom: minutesAgo(9),
      validTo: minutesAgo(-9),
    });
    const expected = [
      'verified and primary',
      'verified',
      'primary',
      'plain, contacted later',
      'plain, contacted',
      'plain, never contacted',
      'ended',
      'not yet',
    ];
    expect(await names(phone)).toEqual(expected);

    const walked: string[] = [];
    for (let after: string | null = null; ;) {
      const { customersByContact }: Found = await api.ask<Found>(FIND, { value: phone, first: 3, after });
      walked.push(...customersByContact.nodes.map(({ displayName }) => displayName));
      if (!customersByContact.pageInfo.hasNextPage) break;
      after = customersByContact.pageInfo.endCursor;
    }
    expect(walked).toEqual(expected);
  });

  test('who have several points of the same value count by the best of them', async () => {
    const customer = await api.bank.customer({ displayName: 'Twice known' });
    await api.bank.contactPoint(customer, '+420604333444', { validTo: minutesAgo(5) });
    await api.bank.contactPoint(customer, '+420604333444', { isVerified: true });
    expect(await names('604 333 444')).toEqual(['Twice known']);
  });

  test('are found by e-mail address in any case, by number of another country and by handle', async () => {
    const customer = await api.bank.customer({ displayName: 'Mario' });
    await api.bank.contactPoint(customer, 'Mario.Rossi@Example.it');
    await api.bank.contactPoint(customer, '+39 06 1234 5678');
    await api.bank.contactPoint(customer, '@Mario_R', { type: 'MESSENGER', valueKey: 'mario_r' });
    for (const value of [
      ' mario.rossi@EXAMPLE.it ',
      '+390612345678',
      '0039 06 12345678',
      '@mario_r',
      'Mario_R',
    ]) {
      expect([value, await names(value)]).toEqual([value, ['Mario']]);
    }
  });

  test('of a number that nobody has are none', async () => {
    expect(await names('+420699999999')).toEqual([]);
  });

  test.each(['', '   ', '@', '1'.repeat(90_000), `${'1'.repeat(2_000)}x`])(
    'are not looked for by %.9j',
    async (value) => {
      expect(await api.refusal(FIND, { value, first: 1 })).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('"value" is empty') as string,
      });
    },
  );
});
