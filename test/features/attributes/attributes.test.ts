import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const VALUES = 'attributes { definition { key type } text number boolean date }';

describe('the attributes', () => {
  let api: TestApi;
  const definitions: Record<string, string> = {};

  beforeAll(async () => {
    api = await openApi();
    for (const owner of ['CUSTOMER', 'INTERACTION', 'CASE', 'SURVEY_ANSWER']) {
      definitions[`${owner} product`] = await api.bank.attributeDefinition(owner, 'product', 'TEXT', {
        labels: JSON.stringify({ en: 'Product code', cs: 'Kód produktu' }),
      });
    }
    definitions['amount'] = await api.bank.attributeDefinition('INTERACTION', 'amount', 'NUMBER');
    definitions['again'] = await api.bank.attributeDefinition('INTERACTION', 'again', 'BOOLEAN');
    definitions['due'] = await api.bank.attributeDefinition('INTERACTION', 'due', 'DATE');
  });
  afterAll(() => api.close());

  const give = (owner: string, definition: string, values: Record<string, string | number | boolean>) =>
    api.bank.attribute(owner, definitions[definition] ?? '', values);

  test('of all kinds of owner and all types are shown, by key, exactly', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const interaction = await bank.interaction(customer);
    const ids = [customer, interaction, await bank.case(customer), await bank.answer(customer, 'NPS', 9)];
    const [, , case_ = '', answer = ''] = ids;
    await give(customer, 'CUSTOMER product', { textValue: 'A' });
    await give(interaction, 'INTERACTION product', { textValue: 'B' });
    await give(case_, 'CASE product', { textValue: 'C' });
    await give(answer, 'SURVEY_ANSWER product', { textValue: 'D' });
    await give(interaction, 'amount', { numberValue: '999999999999999.9999' });
    await give(interaction, 'again', { booleanValue: false });
    await give(interaction, 'due', { dateValue: '2026-03-31' });
    const none = { text: null, number: null, boolean: null, date: null };
    const product = (text: string) => ({ ...none, definition: { key: 'product', type: 'TEXT' }, text });
    expect(
      await api.ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) {
          ... on Customer { ${VALUES} } ... on Interaction { ${VALUES} } ... on Case { ${VALUES} } ... on SurveyAnswer { ${VALUES} } } }`,
        { ids: [`cus_${customer}`, `int_${interaction}`, `cas_${case_}`, `ans_${answer}`] },
      ),
    ).toEqual({
      nodes: [
        { attributes: [product('A')] },
        {
          attributes: [
            { ...none, definition: { key: 'again', type: 'BOOLEAN' }, boolean: false },
            { ...none, definition: { key: 'amount', type: 'NUMBER' }, number: '999999999999999.9999' },
            { ...none, definition: { key: 'due', type: 'DATE' }, date: '2026-03-31' },
            product('B'),
          ],
        },
        { attributes: [product('C')] },
        { attributes: [product('D')] },
      ],
    });
  });

  test('are declared by owner, with a label in the reader’s language', async () => {
    expect(
      await api.ask(
        '{ attributeDefinitions(ownerType: INTERACTION) { ownerType key type label } }',
        {},
        { 'accept-language': 'cs' },
      ),
    ).toEqual({
      attributeDefinitions: [
        { ownerType: 'INTERACTION', key: 'again', type: 'BOOLEAN', label: 'again' },
        { ownerType: 'INTERACTION', key: 'amount', type: 'NUMBER', label: 'amount' },
        { ownerType: 'INTERACTION', key: 'due', type: 'DATE', label: 'due' },
        { ownerType: 'INTERACTION', key: 'product', type: 'TEXT', label: 'Kód produktu' },
      ],
    });
  });

  test('of a customer into whom others were merged are their own, else those of the oldest of the others', async () => {
    const { bank } = api;
    const places = ['own', 'older', 'newer'] as const;
    const ids: string[] = [];
    for (const place of places) {
      definitions[place] = await bank.attributeDefinition('CUSTOMER', place, 'TEXT');
      ids.push(await bank.customer({ segment: 'PRIVATE' }));
    }
    const [survivor = '', older = '', newer = ''] = ids;
    await give(survivor, 'own', { textValue: 'survivor' });
    await give(older, 'own', { textValue: 'older' });
    await give(newer, 'older', { textValue: 'newer' });
    await give(older, 'older', { textValue: 'older' });
    await give(newer, 'newer', { textValue: 'newer' });
    await bank.absorb(survivor, newer);
    await bank.absorb(survivor, older);
    const { customer } = await api.ask<{
      customer: { attributes: { definition: { key: string }; text: string }[] };
    }>('query ($id: ID!) { customer(by: { id: $id }) { attributes { definition { key } text } } }', {
      id: `cus_${survivor}`,
    });
    expect(customer.attributes.map(({ definition, text }) => [definition.key, text])).toEqual([
      ['newer', 'newer'],
      ['older', 'older'],
      ['own', 'survivor'],
    ]);
    const found = async (key: string, text: string) => {
      const { customers } = await api.ask<{ customers: { nodes: { id: string }[] } }>(
        'query ($filter: CustomerFilter) { customers(filter: $filter, first: 5) { nodes { id } } }',
        { filter: { attributes: [{ key, text: JSON.parse(text) as object }] } },
      );
      return customers.nodes.map(({ id }) => id);
    };
    expect(await found('own', '{ "eq": "survivor" }')).toEqual([`cus_${survivor}`]);
    expect(await found('own', '{ "eq": "older" }')).toEqual([]);
    expect(await found('own', '{ "eq": "Survivor" }')).toEqual([]);
    expect(await found('older', '{ "in": ["older"] }')).toEqual([`cus_${survivor}`]);
    expect(await found('older', '{ "startsWith": "new" }')).toEqual([]);
    expect(await found('newer', '{ "isNull": false }')).toEqual([`cus_${survivor}`]);
    expect(await found('newer', '{ "isNull": true }')).not.toContain(`cus_${survivor}`);
  });

  test('say of their text that case and accents count, as they do', async () => {
    const { __type: filter } = await api.ask<{
      __type: { inputFields: { name: string; description: string; type: { description: string } }[] };
    }>('{ __type(name: "AttributeFilter") { inputFields { name description type { description } } } }');
    const text = filter.inputFields.find(({ name }) => name === 'text');
    for (const description of [text?.description, text?.type.description]) {
      expect(description).toContain('with regard to case and accents');
    }
  });

  test.each([
    ['{ eq: "100000000000000.0001" }', ['100000000000000.0001']],
    ['{ gt: "100000000000000.0001" }', ['100000000000000.0002']],
    ['{ lte: "100000000000000.0001" }', ['100000000000000.0000', '100000000000000.0001']],
    ['{ in: ["100000000000000.0002", "100000000000000"] }', ['100000000000000.0000', '100000000000000.0002']],
    ['{ notIn: ["100000000000000.0002"] }', ['100000000000000.0000', '100000000000000.0001']],
  ])('compare numbers exactly that are the same in floating point: %s', async (comparison, found) => {
    const { bank } = api;
    const customer = await bank.customer();
    for (const place of ['0000', '0001', '0002']) {
      await give(await bank.interaction(customer), 'amount', { numberValue: `100000000000000.${place}` });
    }
    const answer = await api.ask<{ interactions: { nodes: { attributes: { number: string }[] }[] } }>(
      `query ($id: ID!) { interactions(filter: { customer: { eq: $id }, attributes: [{ key: "amount", number: ${comparison} }] }, first: 9) {
        nodes { attributes { number } } } }`,
      { id: `cus_${customer}` },
    );
    const numbers = answer.interactions.nodes.map(({ attributes }) => attributes[0]?.number);
    expect(numbers.sort()).toEqual(found);
  });

  test('narrow the contacts and cases of one customer down', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const [contact, matter] = [await bank.interaction(customer), await bank.case(customer)];
    await bank.interaction(customer);
    await bank.case(customer);
    await give(contact, 'INTERACTION product', { textValue: 'Z' });
    await give(matter, 'CASE product', { textValue: 'Z' });
    const filter = 'filter: { attributes: [{ key: "product", text: { eq: "Z" } }] }';
    expect(
      await api.ask(
        `query ($id: ID!) { customer(by: { id: $id }) {
          interactions(${filter}, first: 5) { nodes { id } } cases(${filter}, first: 5) { nodes { id } } } }`,
        { id: `cus_${customer}` },
      ),
    ).toEqual({
      customer: {
        interactions: { nodes: [{ id: `int_${contact}` }] },
        cases: { nodes: [{ id: `cas_${matter}` }] },
      },
    });
  });

  test('of the facts of customers narrow customers down too', async () => {
    const { bank } = api;
    const [with2, with1] = [await bank.customer({ segment: 'SME' }), await bank.customer({ segment: 'SME' })];
    for (const [owner, textValue] of [
      [with2, 'X'],
      [with2, 'X'],
      [with1, 'X'],
      [with1, 'Y'],
    ] as const) {
      await give(await bank.interaction(owner), 'INTERACTION product', { textValue });
    }
    const answer = await api.ask(
      `{ customers(filter: { segment: { eq: SME }, interactions: {
        count: { gte: 2 }, where: { attributes: [{ key: "product", text: { eq: "X" } }] } } }, first: 5) { nodes { id } } }`,
    );
    expect(answer).toEqual({ customers: { nodes: [{ id: `cus_${with2}` }] } });
  });

  test.each([
    [
      'interactions(filter: { attributes: [{ key: "no", text: { eq: "A" } }] }',
      '"filter.attributes.key" names "no"',
    ],
    [
      'interactions(filter: { attributes: [{ key: "ž", text: { eq: "A" } }] }',
      '"filter.attributes.key" names "ž"',
    ],
    [
      'cases(filter: { attributes: [{ key: "amount", number: { eq: "1" } }] }',
      '"filter.attributes.key" names "amount"',
    ],
    [
      'interactions(filter: { not: { attributes: [{ key: "amount", text: { eq: "1" } }] } }',
      '"filter.not.attributes" compares "amount", an attribute of type NUMBER: give "number"',
    ],
    [
      'surveyAnswers(filter: { attributes: [{ key: "product", text: { eq: "1" }, boolean: { eq: true } }] }',
      '"filter.attributes" compares "product", an attribute of type TEXT: give "text", and nothing else',
    ],
    ['interactions(filter: { attributes: [{ key: "due" }] }', '"filter.attributes" compares "due"'],
    [
      'customers(filter: { or: [{ cases: { some: { attributes: [{ key: "due", date: { eq: "2026-01-01" } }] } } }] }',
      '"filter.or.cases.some.attributes.key" names "due", which is no attribute of type CASE',
    ],
    ['interactions(filter: { attributes: [{ key: "amount", number: { eq: null } }] }', 'number.eq" is null'],
  ])('are refused where they are asked for wrongly: %s', async (list, message) => {
    const refusal = await api.refusal(`{ ${list}, first: 1) { nodes { id } } }`);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
  });

  test.each(['"2026-02-30"', '"0000-00-00"', '"2026-3-1"', '20260301'])(
    'have no day %s to be compared with',
    async (day) => {
      const filter = `{ attributes: [{ key: "due", date: { eq: ${day} } }] }`;
      const refusal = await api.refusal(`{ interactions(filter: ${filter}, first: 1) { nodes { id } } }`);
      expect(refusal.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  test('of 20 interactions take as many statements as those of 2', async () => {
    const { bank } = api;
    for (const count of [2, 20]) {
      const customer = await bank.customer();
      for (let index = 0; index < count; index += 1) {
        const interaction = await bank.interaction(customer, { startedAt: minutesAgo(index) });
        await give(interaction, 'INTERACTION product', { textValue: String(index) });
      }
      api.statements.length = 0;
      const { interactions } = await api.ask<{
        interactions: { nodes: { attributes: { text: string }[] }[] };
      }>(
        `query ($filter: InteractionFilter) { interactions(filter: $filter, first: 20) { nodes { attributes { text } } } }`,
        {
          filter: {
            customer: { eq: `cus_${customer}` },
            attributes: [
              { key: 'product', text: { isNull: false } },
              { key: 'amount', number: { isNull: true } },
            ],
          },
        },
      );
      expect(interactions.nodes.map(({ attributes }) => attributes[0]?.text)).toEqual(
        Array.from({ length: count }, (_, index) => String(index)),
      );
      expect([...api.statements].sort()).toEqual([
        'attributes.findAttributes',
        'attributes.findDefinitionsByName',
        'customers.findFamilies',
        'interactions.allInteractions',
      ]);
    }
  });
});
