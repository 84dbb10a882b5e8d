/** The import cannot run, or cannot go on: what is wrong, where, and what to do. Told to people as it stands. */
export class ImportError extends Error {}
