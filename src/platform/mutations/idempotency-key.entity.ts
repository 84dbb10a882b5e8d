import { Entity, PrimaryColumn } from 'typeorm';
import { DigestColumn, InstantColumn, JsonColumn } from '../db/columns';

@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  /** Of the viewer's stable name and their key: the same key of somebody else is another one. */
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  digest!: string;

  @DigestColumn()
  inputDigest!: string;

  /** What became of it; null only while its transaction runs, which nobody else sees. */
  @JsonColumn({ nullable: true })
  outcome!: unknown;

  @InstantColumn()
  expiresAt!: Date;
}
