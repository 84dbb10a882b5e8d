// Customers, their accounts and the bank's own: tables and types of the graph in one, as is usual with type-graphql and TypeORM.

import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AccountStatus, Channel, Segment } from './words';

@InterfaceType({ resolveType: () => 'Customer' })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}

@Entity('customers')
@ObjectType({ implements: Node })
export class Customer {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Field(() => String, { nullable: true })
  @Column('varchar', { name: 'display_name' })
  displayName!: string;

  @Field(() => Segment, { nullable: true })
  @Column('varchar', { nullable: true })
  segment!: string | null;

  @Field(() => Channel, { nullable: true })
  @Column('varchar', { name: 'preferred_channel', nullable: true })
  preferredChannel!: string | null;

  @Field(() => Date, { nullable: true })
  @Column('datetime', { name: 'last_contact_at', precision: 3, nullable: true })
  lastContactAt!: Date | null;

  @Column('tinyint', { name: 'is_colleague' })
  isColleague!: number;

  @Column('char', { name: 'absorbed_into_id', nullable: true })
  absorbedIntoId!: string | null;

  @ManyToOne(() => Customer)
  @JoinColumn({ name: 'absorbed_into_id' })
  absorbedInto!: Customer | null;

  @Column('json', { name: 'absorbed_ids', nullable: true })
  absorbedIds!: string[] | null;
}

@Entity('contact_points')
export class ContactPoint {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('varchar', { name: 'value_key' })
  valueKey!: string;

  @Column('datetime', { name: 'valid_from', precision: 3, nullable: true })
  validFrom!: Date | null;

  @Column('datetime', { name: 'valid_to', precision: 3, nullable: true })
  validTo!: Date | null;

  @Column('tinyint', { name: 'is_verified' })
  isVerified!: number;

  @Column('tinyint', { name: 'is_primary' })
  isPrimary!: number;

  @ManyToOne(() => Customer)
  @JoinColumn({ name: 'customer_id' })
  customer!: Customer;
}

@Entity('products')
@ObjectType()
export class Product {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('json')
  names!: Record<string, string>;
}

@Entity('accounts')
@ObjectType()
export class Account {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'product_id' })
  productId!: string;

  @Column('varchar', { nullable: true })
  number!: string | null;

  @Column('decimal', { nullable: true })
  balance!: string | null;

  @Column('varchar')
  currency!: string;

  @Field(() => AccountStatus)
  @Column('varchar')
  status!: string;

  @Column('datetime', { name: 'opened_at', precision: 3, nullable: true })
  openedAt!: Date | null;
}

@Entity('account_holders')
export class AccountHolder {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'customer_id' })
  customerId!: string;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account!: Account;

  @Column('datetime', { name: 'valid_from', precision: 3, nullable: true })
  validFrom!: Date | null;

  @Column('datetime', { name: 'valid_to', precision: 3, nullable: true })
  validTo!: Date | null;
}

@Entity('teams')
@ObjectType()
export class Team {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Field(() => String)
  @Column('varchar')
  name!: string;
}

@Entity('agents')
@ObjectType()
export class Agent {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Field(() => String, { nullable: true })
  @Column('varchar')
  name!: string;

  @Column('char', { name: 'team_id', nullable: true })
  teamId!: string | null;
}

@Entity('contact_reasons')
@ObjectType()
export class ContactReason {
  @PrimaryColumn('char', { length: 16 })
  id!: string;

  @Column('char', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('json')
  names!: Record<string, string>;
}
