import type { Sql } from '../../platform/db/db';
import { listApiKeys as list } from './api-key.repository';
import type { ApiKeyRow } from './api-key.type';

/** As many as are shown at once. */
const CAP = 100;

export const listApiKeys = (sql: Sql): Promise<ApiKeyRow[]> => list(sql, CAP);
