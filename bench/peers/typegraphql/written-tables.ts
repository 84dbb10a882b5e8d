// Tables as writing a contact needs them: more of their columns than reading does.

import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('source_systems')
export class SourceSystem {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('varchar')
  code!: string;
}

@Entity('source_profiles')
export class SourceProfile {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'customer_id' })
  customerId!: string;
}

@Entity('interactions')
export class WrittenInteraction {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('varchar', { name: 'external_id' })
  externalId!: string;

  @Column('char', { name: 'source_id' })
  sourceId!: string;

  @Column('char', { name: 'source_profile_id', nullable: true })
  sourceProfileId!: string | null;

  @Column('char', { name: 'customer_id' })
  customerId!: string;

  @Column('varchar')
  channel!: string;

  @Column('varchar')
  direction!: string;

  @Column('datetime', { name: 'started_at', precision: 3 })
  startedAt!: Date;

  @Column('datetime', { name: 'answered_at', precision: 3 })
  answeredAt!: Date;

  @Column('datetime', { name: 'ended_at', precision: 3 })
  endedAt!: Date;

  @Column('int', { name: 'wait_seconds', nullable: true })
  waitSeconds!: number | null;

  @Column('int', { name: 'handle_seconds', nullable: true })
  handleSeconds!: number | null;

  @Column('varchar')
  outcome!: string;

  @Column('varchar')
  settlement!: string;

  @Column('char', { name: 'reason_id' })
  reasonId!: string;

  @Column('char', { name: 'agent_id' })
  agentId!: string;

  @Column('tinyint', { name: 'is_public' })
  isPublic!: number;

  @Column('varchar')
  state!: string;

  @Column('int')
  version!: number;

  @Column('datetime', { name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('datetime', { name: 'updated_at', precision: 3 })
  updatedAt!: Date;
}
