import { Entity, PrimaryColumn } from 'typeorm';

/** A viewer who has unmasked somebody. The row says nothing; it is there to be held while it is counted how many are unmasked for them. */
@Entity('unmasking_viewers')
export class UnmaskingViewerEntity {
  @PrimaryColumn({ type: 'varchar', length: 128, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  subjectId!: string;
}
