import type { Id } from '../../../kernel/id';
import { DAY } from './calendar';
import { TEAMS, type Desk } from './data/catalogue';
import { idAt } from './ids';
import { drawNameIndex, namePool, type Name } from './names';
import type { Random } from './random';
import type { QueueRow } from './contact-rows';
import { QUEUES } from './data/queues';
import type { AgentRow, TeamRow } from './rows';

/** Agents of the smallest bank, and customers that one more agent can look after. */
const FEWEST_AGENTS = 30;
const CUSTOMERS_PER_AGENT = 1_500;
/** Enough that everybody has a colleague at the same desk. */
const LEAST_IN_TEAM = 2;
const OLDEST_DAYS = 10 * 365;

/** Who can be asked for: by desk, and by desk and language. */
export interface Staff {
  readonly teams: readonly TeamRow[];
  readonly agents: readonly AgentRow[];
  /** Somebody of the desk who speaks the language; anybody of the desk where nobody does. */
  readonly agentFor: (random: Random, desk: Desk, language: string) => Id;
  /** The same, but somebody else than that agent. */
  readonly colleagueFor: (random: Random, desk: Desk, language: string, agentId: Id | null) => Id;
}

function drawName(random: Random, language: string): string {
  const pool = namePool(language);
  const sex = random.chance(0.6) ? 'female' : 'male';
  const from = (names: readonly Name[]) => names[drawNameIndex(random, names.length)]?.written ?? '';
  return `${from(pool.given[sex])} ${from(pool.family[sex])}`;
}

function add(index: Map<string, Id[]>, key: string, id: Id): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else ids.push(id);
}

/** The teams and agents of a bank with so many customers; `sourceId` is the system that knows agents. */
export function createStaff(random: Random, customers: number, asOf: number, sourceId: Id): Staff {
  const headcount = FEWEST_AGENTS + customers / CUSTOMERS_PER_AGENT;
  const teams: TeamRow[] = [];
  const agents: AgentRow[] = [];
  const byDesk = new Map<string, Id[]>();
  for (const { code, name, desk, share, languages } of TEAMS) {
    const team = { id: idAt(random, asOf - OLDEST_DAYS * DAY), code, name };
    teams.push(team);
    const size = Math.max(LEAST_IN_TEAM, Math.round((headcount * share) / 100));
    for (let member = 0; member < size; member += 1) {
      const language = random.pick(languages);
      const id = idAt(random, asOf - random.between(60, OLDEST_DAYS) * DAY);
      const externalId = `AG${String(1_001 + agents.length)}`;
      agents.push({ id, sourceId, externalId, name: drawName(random, language), teamId: team.id });
      add(byDesk, desk, id);
      add(byDesk, `${desk} ${language}`, id);
    }
  }
  const atDesk = (desk: Desk) => byDesk.get(desk) ?? [];
  const speakersAt = (desk: Desk, language: string) => byDesk.get(`${desk} ${language}`) ?? atDesk(desk);
  return {
    teams,
    agents,
    agentFor: (drawing, desk, language) => drawing.pick(speakersAt(desk, language)),
    colleagueFor: (drawing, desk, language, agentId) => {
      const colleagues = speakersAt(desk, language).filter((id) => id !== agentId);
      return drawing.pick(colleagues.length > 0 ? colleagues : atDesk(desk).filter((id) => id !== agentId));
    },
  };
}

/** The queues of a bank, and which of them contacts for a desk wait in. */
export function createQueues(
  random: Random,
  asOf: number,
): { readonly queues: readonly QueueRow[]; readonly queueFor: (desk: Desk) => Id } {
  const queues = QUEUES.map(({ code, name }) => ({ id: idAt(random, asOf - OLDEST_DAYS * DAY), code, name }));
  const byDesk = new Map(QUEUES.map(({ desk }, index) => [desk, queues[index]?.id]));
  return {
    queues,
    queueFor: (desk) => {
      const id = byDesk.get(desk);
      if (id === undefined) throw new RangeError(`The demo bank has no queue for the desk ${desk}`);
      return id;
    },
  };
}
