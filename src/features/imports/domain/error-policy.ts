/** What an import does about a row that is wrong. */
export type ErrorPolicy = 'SKIP' | 'STOP' | 'ALL_OR_NOTHING';
