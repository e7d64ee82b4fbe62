import { type FindingState, findingStates, type InspectionLine, inspectionLines } from '#contract/inspections/values.ts';

/** A month of checks, in an area. */
export interface MonthSearch {
  /** YYYY-MM */
  month?: string | undefined;
  area?: string | undefined;
}
/** Which deductions a list shows. */
export interface FindingSearch extends MonthSearch {
  state?: FindingState | undefined;
  line?: InspectionLine | undefined;
  estate?: string | undefined;
}

const text = (value: unknown, form: RegExp): string | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return form.test(read) ? read : undefined;
};
const given = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

/** Reads an address; what makes no sense is left out. */
export const readMonthSearch = (raw: Record<string, unknown>): MonthSearch =>
  given({ month: text(raw['month'], /^20\d\d-(0[1-9]|1[0-2])$/), area: text(raw['area'], /^\d{1,20}$/) });
export const readFindingSearch = (raw: Record<string, unknown>): FindingSearch =>
  given({
    ...readMonthSearch(raw),
    state: findingStates.find((one) => one === raw['state']),
    line: inspectionLines.find((one) => one === raw['line']),
    estate: text(raw['estate'], /^[0-9a-f-]{36}$/),
  });
