import { activityStates } from '#contract/activities/lifecycle.ts';

/** What the list of activities shows; it lives in the address. */
export interface ActivitySearch {
  view?: 'month' | undefined;
  kind?: string | undefined;
  state?: (typeof activityStates)[number] | undefined;
  area?: string | undefined;
  series?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
}
export interface PlanSearch {
  month?: string | undefined;
  area?: string | undefined;
}

const text = (value: unknown, pattern: RegExp): string | undefined => {
  const words = typeof value === 'number' ? String(value) : value;
  return typeof words === 'string' && pattern.test(words) ? words : undefined;
};
const day = /^\d{4}-\d{2}-\d{2}$/;
const code = /^\d{6,20}$/;
const known = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

/** Reads an address; what makes no sense is left out. */
export const readActivitySearch = (raw: Record<string, unknown>): ActivitySearch =>
  known({
    view: raw['view'] === 'month' ? ('month' as const) : undefined,
    kind: text(raw['kind'], /^[a-z][a-z0-9_]{0,39}$/),
    state: activityStates.find((one) => one === raw['state']),
    area: text(raw['area'], code),
    series: text(raw['series'], /^[0-9a-f-]{36}$/),
    from: text(raw['from'], day),
    until: text(raw['until'], day),
  });
export const readPlanSearch = (raw: Record<string, unknown>): PlanSearch =>
  known({ month: text(raw['month'], /^20\d\d-(0[1-9]|1[0-2])$/), area: text(raw['area'], code) });
