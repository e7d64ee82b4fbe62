import { type CaseState, openStates } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Counters } from '#kernel/rollups/counters.ts';
import { stayClass } from './stays.ts';

/** The roll-up of cases: by area and all around it, by day of the report. */
export const caseFigures = 'cases.figures';

/** A case as the figures count it. */
export interface CountedCase {
  readonly id: string;
  readonly areaCode: string;
  readonly createdAt: Date;
  readonly state: CaseState;
  readonly categoryCode: string | null;
  readonly handlerOrgId: string | null;
  /** Whether somebody has answered it. */
  readonly hasAnswer: boolean;
  readonly answered: boolean | null;
  readonly solved: boolean | null;
  readonly satisfied: boolean | null;
  readonly returnCount: number;
  readonly reworkCount: number;
  readonly reopenCount: number;
  readonly closedAt: Date | null;
}
/** What of an act the figures count. */
export interface CountedEvent {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly organisationId: string | null;
  readonly at: Date;
}

/** The area of a code and all around it up to the whole of the jurisdiction, by their codes. */
export const scopesOf = (areaCode: string, wholeCode: string): string[] => {
  const parts = pathOfCode(areaCode).split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('')).filter((code) => code.length >= wholeCode.length);
};

/** The day a case counts on: that of its report. */
export const dayOf = ({ createdAt }: Pick<CountedCase, 'createdAt'>): string => shanghaiDay(createdAt);

/** What is counted of an organisation, in this order. */
export const handlerFigures = ['held', 'open', 'answered', 'rated', 'satisfied', 'returns'] as const;

/**
 * What a case counts as, by sheet: `figures` – itself, its state, its category, its call-back, whether it was answered at once, what went wrong, the day it was closed on;
 * `handlers` – by organisation its {@link handlerFigures}; `stays` – how long it stood in each state, by class, from the act that led there to
 * the one that led on; `ended` – its state where it has ended, summed up over all days. Pure; another outcome for the same case asks for another
 * version of the roll-up.
 */
export const countedAs = (
  c: CountedCase,
  events: readonly CountedEvent[],
): { figures: Counters; handlers: Counters<number[]>; stays: Counters; ended: Counters } => {
  const isOpen = (openStates as readonly string[]).includes(c.state);
  const figures: Counters = {};
  const handlers: Counters<number[]> = {};
  const stays: Counters = {};
  const add = (sheet: Counters, name: string, n = 1): void => {
    if (n !== 0) sheet[name] = (sheet[name] ?? 0) + n;
  };
  const addTo = (organisationId: string, what: (typeof handlerFigures)[number]): void => {
    const counts = handlers[organisationId] ?? handlerFigures.map(() => 0);
    counts[handlerFigures.indexOf(what)] = (counts[handlerFigures.indexOf(what)] ?? 0) + 1;
    handlers[organisationId] = counts;
  };
  add(figures, 'reported');
  add(figures, `state.${c.state}`);
  add(figures, `category.${c.categoryCode ?? ''}`);
  if (c.answered !== null) {
    add(figures, 'rated');
    for (const question of ['answered', 'solved', 'satisfied'] as const) add(figures, question, Number(c[question] ?? false));
  }
  add(figures, 'returns', c.returnCount);
  add(figures, 'reworks', c.reworkCount);
  add(figures, 'reopens', c.reopenCount);
  if (c.closedAt !== null) add(figures, `closed.${shanghaiDay(c.closedAt)}`);

  if (c.handlerOrgId !== null) {
    addTo(c.handlerOrgId, 'held');
    if (isOpen) addTo(c.handlerOrgId, 'open');
    if (c.hasAnswer) addTo(c.handlerOrgId, 'answered');
    if (c.answered !== null) addTo(c.handlerOrgId, 'rated');
    if (c.answered !== null && c.satisfied) addTo(c.handlerOrgId, 'satisfied');
  }
  // what was opened again was not answered at once after all
  if (events.findLast(({ to }) => to === 'closed')?.action === 'settle' && c.closedAt !== null) add(figures, 'at_once');
  let since: Date | null = null;
  for (const { action, from, to, organisationId, at } of events) {
    if (action === 'return' && organisationId !== null) addTo(organisationId, 'returns');
    if (from === to) continue;
    if (from !== null && since !== null) add(stays, `${from}.${stayClass((at.getTime() - since.getTime()) / 1_000)}`);
    since = at;
  }
  return { figures, handlers, stays, ended: isOpen ? {} : { [c.state]: 1 } };
};
