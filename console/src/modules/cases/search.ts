import { type CaseState, states } from '#contract/cases/lifecycle.ts';

/** Ready-made views of the desk, in the order of the rail. */
export const queues = ['todo', 'open', 'due_soon', 'overdue', 'supervised', 'unhappy', 'all'] as const;
export type Queue = (typeof queues)[number];
export const sorts = ['newest', 'oldest', 'due'] as const;
export type Sort = (typeof sorts)[number];
/** How a queue is sorted unless somebody chose: where deadlines press, the most pressing first. */
export const sortOf = ({ queue, sort }: DeskSearch): Sort => sort ?? (queue === 'overdue' || queue === 'due_soon' ? 'due' : 'newest');

/** Everything that decides which rows the desk shows; it lives in the address, so that a view can be sent to a colleague. */
export interface DeskSearch {
  queue?: Queue;
  state?: CaseState[];
  area?: string;
  category?: string;
  organisation?: string;
  q?: string;
  /** Calendar days in Shanghai, both included. */
  from?: string;
  to?: string;
  sort?: Sort;
}

const text = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;
const day = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const oneOf = <T extends string>(value: unknown, all: readonly T[]): T | undefined => all.find((one) => one === value);

/** Reads the desk's filters from an address; what makes no sense is left out. */
export const readDeskSearch = (raw: Record<string, unknown>): DeskSearch => {
  const chosen = (Array.isArray(raw['state']) ? raw['state'] : [raw['state']]).filter((s): s is CaseState =>
    states.includes(s as CaseState),
  );
  const search: DeskSearch = {
    queue: oneOf(raw['queue'], queues),
    state: chosen.length > 0 ? chosen : undefined,
    area: text(raw['area'], 20),
    category: text(raw['category'], 20),
    organisation: text(raw['organisation'], 40),
    q: text(raw['q'], 100),
    from: day(raw['from']),
    to: day(raw['to']),
    sort: oneOf(raw['sort'], sorts),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as DeskSearch;
};

/** What the overview shows: an area and a period of whole days. */
export interface OverviewSearch {
  area?: string;
  period?: 'week' | 'month' | 'quarter' | 'custom';
  from?: string;
  to?: string;
  /** By today's areas; by those cases were filed in when absent. */
  areas?: 'current';
}
/** Reads the overview's choice from an address. */
export const readOverviewSearch = (raw: Record<string, unknown>): OverviewSearch => ({
  area: text(raw['area'], 20),
  period: oneOf(raw['period'], ['week', 'month', 'quarter', 'custom'] as const),
  from: day(raw['from']),
  to: day(raw['to']),
  areas: oneOf(raw['areas'], ['current'] as const),
});

/** The category whose extra questions are designed. */
export interface QuestionsSearch {
  category?: string;
}
export const readQuestionsSearch = (raw: Record<string, unknown>): QuestionsSearch => {
  const category = text(raw['category'], 20);
  return category === undefined ? {} : { category };
};
