import { dutyViews } from '#contract/duties/values.ts';

export const tabs = ['board', ...dutyViews] as const;
export type Tab = (typeof tabs)[number];

/** What the page of duties shows; it lives in the address. */
export interface DutySearch {
  tab?: Tab | undefined;
  area?: string | undefined;
  class?: string | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readDutySearch = (raw: Record<string, unknown>): DutySearch => {
  const tab = tabs.find((one) => one === raw['tab']);
  const area = typeof raw['area'] === 'number' ? String(raw['area']) : raw['area'];
  const kind = raw['class'];
  return {
    ...(tab && { tab }),
    ...(typeof area === 'string' && /^\d{6,20}$/.test(area) && { area }),
    ...(typeof kind === 'string' && { class: kind }),
  };
};

export const thanksViews = ['waiting', 'reported', 'shown'] as const;
export interface ThanksSearch {
  view?: (typeof thanksViews)[number] | undefined;
}
export const readThanksSearch = (raw: Record<string, unknown>): ThanksSearch => {
  const view = thanksViews.find((one) => one === raw['view']);
  return view ? { view } : {};
};
