import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdPrimaryColumn } from '../../platform/db/columns';
import { LONGEST_TOKEN } from './domain/name-tokens';

@Entity('customer_name_tokens')
export class CustomerNameTokenEntity {
  @PrimaryColumn({ type: 'varchar', length: LONGEST_TOKEN, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  token!: string;

  @IdPrimaryColumn()
  customerId!: Id;
}
