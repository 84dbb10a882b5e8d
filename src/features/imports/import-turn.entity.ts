import { Entity, PrimaryColumn } from 'typeorm';

/**
 * A row for each source that is locked by whoever imports for it, for as long as that takes. It has no content: what it is for is
 * its lock, which the server lets go with the connection of a process that dies. (`GET_LOCK` is for one server alone.)
 */
@Entity('import_turns')
export class ImportTurnEntity {
  @PrimaryColumn({ type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  sourceCode!: string;
}
