import type { Id } from '../../../kernel/id';
import { createAttributeDefinitions } from './attributes';
import { createCalendar, type Calendar } from './calendar';
import { PRODUCTS, type Desk, type ProductSeed } from './data/catalogue';
import { COMMUNITIES, COUNTRIES, type Country } from './data/places';
import { LASTING_TROUBLES, OUTBOUND_REASONS, PROSPECT_REASONS, TOPICS, type TopicSeed } from './data/topics';
import type { BusinessCalendarRow, QueueRow } from './contact-rows';
import { createImportRuns, type ImportRunRow } from './import-runs';
import type { AttributeDefinitionRow } from './people-rows';
import type { BankPlan } from './plan';
import { Random, STREAM } from './random';
import { createContactReasons, createProducts, createSourceSystems, createSurveys } from './reference';
import type {
  AgentRow,
  ContactPointType,
  ContactReasonRow,
  CustomerKind,
  ProductRow,
  Segment,
  SourceKind,
  SourceSystemRow,
  SurveyRow,
  TeamRow,
} from './rows';
import { createCalendars } from './opening';
import { createQueues, createStaff } from './staff';
import { weighted, type Weighted } from './weighted';

/** Rules of the product that the bank's rows follow. They belong to other features, so they are handed in. */
export interface Conventions {
  displayName(
    name: {
      readonly kind: CustomerKind;
      readonly givenName: string | null;
      readonly familyName: string | null;
      readonly organisationName: string | null;
    },
    sourceExternalId: string,
  ): string;
  tokensOfCustomer(customer: {
    readonly displayName: string;
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly organisationName: string | null;
  }): readonly string[];
  contactKey(type: ContactPointType, value: string, country: Country['code']): string;
}

/** Rows that do not grow with each customer. */
export interface ReferenceRows {
  readonly sourceSystems: readonly SourceSystemRow[];
  readonly products: readonly ProductRow[];
  readonly contactReasons: readonly ContactReasonRow[];
  readonly teams: readonly TeamRow[];
  readonly agents: readonly AgentRow[];
  readonly surveys: readonly SurveyRow[];
  readonly attributeDefinitions: readonly AttributeDefinitionRow[];
  readonly queues: readonly QueueRow[];
  readonly businessCalendars: readonly BusinessCalendarRow[];
  readonly importRuns: readonly ImportRunRow[];
}

export interface Topic extends TopicSeed {
  readonly reasonId: Id;
  /** The product that a case about it is filed under. */
  readonly productId: Id | null;
}

export interface Product extends ProductSeed {
  readonly id: Id;
}

export interface Community {
  readonly language: string;
  readonly country: Country;
}

/** All that is settled before the first customer: what every customer's facts are drawn from and refer to. */
export interface Bank {
  readonly plan: BankPlan;
  /** The plan's `asOf` in UTC milliseconds. */
  readonly asOf: number;
  readonly calendar: Calendar;
  readonly conventions: Conventions;
  readonly reference: ReferenceRows;
  readonly communities: Weighted<Community>;
  readonly topics: Weighted<Topic>;
  readonly outboundTopics: readonly Topic[];
  readonly prospectTopics: readonly Topic[];
  readonly troubles: readonly Topic[];
  sourceId(kind: SourceKind): Id;
  survey(code: string): SurveyRow;
  productsOf(segment: Segment): Weighted<Product>;
  agentFor(random: Random, desk: Desk, language: string): Id;
  colleagueFor(random: Random, desk: Desk, language: string, agentId: Id | null): Id;
  queueFor(desk: Desk): Id;
}

/** The value of a key that must be there. */
function required<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`The demo bank has no "${String(key)}"`);
  return value;
}

function createTopics(reasons: readonly ContactReasonRow[], products: readonly ProductRow[]): Topic[] {
  const reasonIds = new Map(reasons.map((reason) => [reason.code, reason.id]));
  return TOPICS.map((topic) => ({
    ...topic,
    reasonId: required(reasonIds, topic.reason),
    productId: products.find((product) => product.kind === topic.product)?.id ?? null,
  }));
}

function createProductChoice(products: readonly ProductRow[]): ReadonlyMap<Segment, Weighted<Product>> {
  const ids = new Map(products.map((product) => [product.code, product.id]));
  const catalogue = PRODUCTS.map((product) => ({ ...product, id: required(ids, product.code) }));
  const segments: readonly Segment[] = ['RETAIL', 'AFFLUENT', 'PRIVATE', 'SME', 'CORPORATE'];
  return new Map(
    segments.map((segment) => [segment, weighted(catalogue, (product) => product.weight[segment] ?? 0)]),
  );
}

function createCommunities(): Weighted<Community> {
  const shares = weighted(COMMUNITIES, (community) => community.share);
  const items = COMMUNITIES.map(({ language, country }) => ({ language, country: COUNTRIES[country] }));
  return { ...shares, items };
}

export function createBank(plan: BankPlan, conventions: Conventions): Bank {
  const asOf = plan.asOf.getTime();
  const random = new Random(plan.seed, STREAM.BANK, plan.customers);
  const sourceSystems = createSourceSystems(random, asOf);
  const sourceIds = new Map(sourceSystems.map((source) => [source.kind, source.id]));
  const products = createProducts(random, asOf);
  const contactReasons = createContactReasons(random, asOf);
  const surveys = createSurveys(random, asOf);
  const surveyByCode = new Map(surveys.map((survey) => [survey.code, survey]));
  const { teams, agents, ...staff } = createStaff(random, plan.customers, asOf, required(sourceIds, 'CRM'));
  const { queues, queueFor } = createQueues(new Random(plan.seed, STREAM.QUEUES, plan.customers), asOf);
  const productChoice = createProductChoice(products);
  const topics = createTopics(contactReasons, products);
  const among = (codes: readonly string[]) => topics.filter((topic) => codes.includes(topic.reason));
  return {
    plan,
    asOf,
    calendar: createCalendar(asOf),
    conventions,
    reference: {
      attributeDefinitions: createAttributeDefinitions(plan.seed, asOf),
      sourceSystems,
      products,
      contactReasons,
      teams,
      agents,
      surveys,
      queues,
      businessCalendars: createCalendars(new Random(plan.seed, STREAM.CALENDARS, plan.customers), asOf),
      importRuns: createImportRuns(
        new Random(plan.seed, STREAM.IMPORTS, plan.customers),
        sourceSystems,
        asOf,
      ),
    },
    communities: createCommunities(),
    topics: weighted(topics, (topic) => topic.weight),
    outboundTopics: among(OUTBOUND_REASONS),
    prospectTopics: among(PROSPECT_REASONS),
    troubles: among(LASTING_TROUBLES),
    sourceId: (kind) => required(sourceIds, kind),
    survey: (code) => required(surveyByCode, code),
    productsOf: (segment) => required(productChoice, segment),
    ...staff,
    queueFor,
  };
}
