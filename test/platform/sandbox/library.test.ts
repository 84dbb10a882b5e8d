import { libraryOf } from '../../../src/platform/sandbox/library';

const screenPop = {
  file: '01-screen-pop.graphql',
  query: '# An agent’s phone rings:\n# who is it?\nquery ScreenPop($phone: String!) { id }\n',
  variables: { phone: '+420600000000' },
};
const worklist = {
  file: '02-worklist.graphql',
  query: 'query Worklist($segment: Segment!) { id }',
  variables: { segment: 'RETAIL' },
};

it('offers the operations in the order given, by their own names, with the comment above as hint', () => {
  expect(libraryOf([screenPop, worklist], {})).toEqual([
    {
      name: 'ScreenPop',
      hint: 'An agent’s phone rings: who is it?',
      query: screenPop.query.trimEnd(),
      variables: '{\n  "phone": "+420600000000"\n}',
    },
    { name: 'Worklist', hint: '', query: worklist.query, variables: '{\n  "segment": "RETAIL"\n}' },
  ]);
});

it('puts an example value in every operation that declares the variable, and in no other', () => {
  const variables = libraryOf([screenPop, worklist], { phone: '+420777123456' }).map(
    (each) => each.variables,
  );
  expect(variables).toEqual(['{\n  "phone": "+420777123456"\n}', '{\n  "segment": "RETAIL"\n}']);
});

it.each([
  ['two operations', 'query A { id } query B { id }', 'one file holds one operation'],
  ['none', 'fragment F on Customer { id }', 'one file holds one operation'],
  ['one without a name', '{ id }', 'give the operation a name'],
  ['a name that is taken', 'query ScreenPop { id }', 'the name ScreenPop is taken already'],
])('refuses a file with %s, naming it', (_, query, message) => {
  const file = { file: '03-new.graphql', query, variables: {} };
  expect(() => libraryOf([screenPop, file], {})).toThrow(`examples/operations/03-new.graphql: ${message}`);
});

it('refuses a file that is no GraphQL, naming it', () => {
  const file = { file: '03-new.graphql', query: 'query {', variables: {} };
  expect(() => libraryOf([file], {})).toThrow('examples/operations/03-new.graphql: Syntax Error');
});
