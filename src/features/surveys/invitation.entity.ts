import { Column, Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  DigestColumn,
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
} from '../../platform/db/columns';

@Entity('survey_invitations')
export class InvitationEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn({ nullable: true })
  sourceProfileId!: Id | null;

  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @IdColumn()
  surveyId!: Id;

  @IdColumn({ nullable: true })
  interactionId!: Id | null;

  @IdColumn({ nullable: true })
  caseId!: Id | null;

  /** By which they are asked the same again, when they are. */
  @IdColumn({ nullable: true })
  loopId!: Id | null;

  @EnumColumn({ nullable: true })
  channel!: string | null;

  @IdColumn({ nullable: true })
  answerId!: Id | null;

  /** Of the token that lets whoever has it answer; the token itself is kept nowhere. Null where a source has delivered it. */
  @DigestColumn({ nullable: true })
  tokenDigest!: string | null;

  @InstantColumn({ nullable: true })
  expiresAt!: Date | null;

  /** Kept by the database: until when one that is not at its end may be answered. */
  @Column({ type: 'datetime', precision: 3, nullable: true, insert: false, update: false })
  openUntil!: Date | null;

  @EnumColumn()
  state!: string;

  @InstantColumn()
  eligibleAt!: Date;

  @InstantColumn({ nullable: true })
  sentAt!: Date | null;

  @InstantColumn({ nullable: true })
  deliveredAt!: Date | null;

  @InstantColumn({ nullable: true })
  openedAt!: Date | null;

  @InstantColumn({ nullable: true })
  answeredAt!: Date | null;

  @InstantColumn({ nullable: true })
  declinedAt!: Date | null;

  @InstantColumn({ nullable: true })
  expiredAt!: Date | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
