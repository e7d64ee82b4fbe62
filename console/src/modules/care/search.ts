import { careClassSet } from '#contract/care/kinds.ts';
import { kindsIn } from '../../app/kinds.ts';

const text = (value: unknown): string | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return read === '' ? undefined : read;
};

export interface CareSearch {
  readonly which?: 'late' | 'renew' | undefined;
  readonly class?: ReturnType<typeof kindsIn<(typeof careClassSet.shipped)[number]>>[number] | undefined;
}
export const readCareSearch = (raw: Record<string, unknown>): CareSearch => {
  const which = (['late', 'renew'] as const).find((one) => one === raw['which']);
  const [of] = kindsIn(careClassSet, raw['class']);
  return { ...(which && { which }), ...(of && { class: of }) };
};

export interface FigureSearch {
  readonly area?: string | undefined;
}
export const readFigureSearch = (raw: Record<string, unknown>): FigureSearch => {
  const area = text(raw['area']);
  return area ? { area } : {};
};

export interface CanteenSearch extends FigureSearch {
  readonly month?: string | undefined;
  readonly q?: string | undefined;
}
export const readCanteenSearch = (raw: Record<string, unknown>): CanteenSearch => {
  const [month, q] = [text(raw['month']), text(raw['q'])];
  return { ...readFigureSearch(raw), ...(month && /^\d{4}-\d\d$/.test(month) && { month }), ...(q && { q }) };
};
