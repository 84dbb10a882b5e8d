// What happened with customers: tables and types of the graph in one.

import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  AdvocacyStage,
  CaseKind,
  CasePriority,
  CaseStatus,
  Channel,
  Direction,
  InteractionOutcome,
} from './words';

@Entity('interactions')
@ObjectType()
export class Interaction {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'customer_id' })
  customerId!: string;

  @Field(() => Channel)
  @Column('varchar')
  channel!: string;

  @Field(() => Direction)
  @Column('varchar')
  direction!: string;

  @Field(() => Date)
  @Column('datetime', { name: 'started_at', precision: 3 })
  startedAt!: Date;

  @Field(() => Int, { nullable: true })
  @Column('int', { name: 'wait_seconds', nullable: true })
  waitSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { name: 'handle_seconds', nullable: true })
  handleSeconds!: number | null;

  @Field(() => InteractionOutcome)
  @Column('varchar')
  outcome!: string;

  @Column('char', { name: 'reason_id', nullable: true })
  reasonId!: string | null;

  @Column('char', { name: 'agent_id', nullable: true })
  agentId!: string | null;
}

@Entity('promises')
@ObjectType('Promise')
export class PromiseToCustomer {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'customer_id' })
  customerId!: string;

  @Field(() => String, { nullable: true })
  @Column('varchar')
  text!: string;

  @Field(() => Date)
  @Column('datetime', { name: 'due_at', precision: 3 })
  dueAt!: Date;

  @Column('datetime', { name: 'made_at', precision: 3 })
  madeAt!: Date;

  @Column('varchar')
  state!: string;

  @Column('char', { name: 'owner_id', nullable: true })
  ownerId!: string | null;
}

@Entity('cases')
@ObjectType()
export class Case {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'customer_id' })
  customerId!: string;

  @Field(() => CaseKind)
  @Column('varchar')
  kind!: string;

  @Field(() => String, { nullable: true })
  @Column('varchar')
  subject!: string;

  @Field(() => CasePriority)
  @Column('varchar')
  priority!: string;

  @Field(() => CaseStatus)
  @Column('varchar')
  status!: string;

  @Column('tinyint', { name: 'is_open' })
  isOpen!: number;

  @Column('datetime', { name: 'opened_at', precision: 3 })
  openedAt!: Date;
}

@Entity('survey_answers')
@ObjectType('LastScore')
export class SurveyAnswer {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'customer_id' })
  customerId!: string;

  @Column('varchar')
  metric!: string;

  @Field(() => Int)
  @Column('int')
  score!: number;

  @Field(() => Date)
  @Column('datetime', { name: 'answered_at', precision: 3 })
  answeredAt!: Date;
}

@Entity('advocacy_statuses')
@ObjectType()
export class AdvocacyStatus {
  @PrimaryColumn('char', { name: 'customer_id', length: 16 })
  customerId!: string;

  @Field(() => AdvocacyStage)
  @Column('varchar')
  stage!: string;

  @Field(() => Int)
  @Column('int')
  score!: number;

  @Column('tinyint', { name: 'is_vip' })
  isVip!: number;
}
