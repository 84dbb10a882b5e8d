import 'reflect-metadata';
import { loadDatabaseConfig } from './src/platform/config/config';
import { createDataSource } from './src/platform/db/data-source';

/** The DataSource of this project, for the TypeORM CLI: `npx typeorm -d dist/ormconfig.js migration:show`. */
export const dataSource = (() => {
  const { databaseUrl, ...settings } = loadDatabaseConfig(process.env);
  return createDataSource(databaseUrl, settings);
})();
