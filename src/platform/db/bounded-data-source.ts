import { DataSource, type DataSourceOptions } from 'typeorm';

export interface DataSourceSettings {
  /** Connections that may be open at once. */
  readonly poolSize: number;
  /** A statement that takes longer is ended (milliseconds; 0 = never). */
  readonly statementTimeoutMs: number;
  /** Connections that what is done for one viewer holds at once; half of them unless it is said. */
  readonly connectionsPerViewer?: number;
}

/** A DataSource, and the bounds that hold for whoever uses its connections. */
export class BoundedDataSource extends DataSource {
  constructor(
    options: DataSourceOptions,
    readonly settings: DataSourceSettings,
  ) {
    super(options);
  }
}
