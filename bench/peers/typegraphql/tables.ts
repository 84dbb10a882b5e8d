export * from './customer-tables';
export * from './fact-tables';
