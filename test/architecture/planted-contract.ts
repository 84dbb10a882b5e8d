/** A schema that breaks each rule of the contract once; the rest of it is in order. */
export const contract = `"""Begins here."""
schema { query: Query }
"""All questions."""
type Query {
  undescribedField: Int
  "Takes an argument without a description."
  undescribedArgument(it: Int): Int
  "Where the other types are reached."
  loan(
    "Which." by: LoanBy
    "Wrongly written." Old_name: Int
    "What kind." kind: LoanKind
    "Undescribed." more: UndescribedInput
  ): Loan
  "A list without arguments for its pages."
  loans: LoanConnection
  "Something without a description." undescribed: Undescribed
}
"""A loan."""
type Loan {
  "Wrongly written." Loan_rate: Int
  "Out of use." rate: Int @deprecated
  # A comment where a description should be.
  amount: Int
}
type Undescribed { "A field." it: Int }
"""Exactly one of its fields."""
input LoanBy @oneOf { "A key." key: ID }
"""An input."""
input UndescribedInput { it: Int }
"""A kind."""
enum LoanKind { "Wrongly written." smallLoan LARGE_UNDESCRIBED }
"""A list without its edges."""
type LoanConnection { "Where the page lies." pageInfo: PageInfo! }
"""Not as the specification has it."""
type PageInfo { "Whether there is more." hasNextPage: Boolean! }
"""Nobody reaches it."""
type Unreachable { "A field." it: Int }
`;

export const operation = `query GetLoan($unused: Int) { loan { nothing } }\n`;

/** Rule and a word of its message, for each thing that is wrong above. */
export const refused: readonly (readonly [rule: string, message: string])[] = [
  ['require-description', 'undescribedField'],
  ['require-description', '"it" in field "undescribedArgument"'],
  ['require-description', 'type "Undescribed"'],
  ['require-description', '"it" in input "UndescribedInput"'],
  ['require-description', 'LARGE_UNDESCRIBED'],
  ['naming-convention', 'Old_name'],
  ['naming-convention', 'Loan_rate'],
  ['naming-convention', 'smallLoan'],
  ['no-hashtag-description', 'amount'],
  ['require-deprecation-reason', 'rate'],
  ['relay-arguments', 'Connection'],
  ['relay-connection-types', 'edges'],
  ['relay-page-info', 'PageInfo'],
  ['no-unreachable-types', 'Unreachable'],
];

export const refusedInOperations: readonly (readonly [rule: string, message: string])[] = [
  ['naming-convention', 'GetLoan'],
  ['no-unused-variables', 'unused'],
  ['fields-on-correct-type', 'nothing'],
];
