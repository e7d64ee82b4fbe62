import { applicationChannels, applicationStates } from '#contract/services/kinds.ts';

/** What lists and figures of services show; it lives in the address, so that a view can be sent to a colleague. */
export interface ServiceSearch {
  state?: (typeof applicationStates)[number] | undefined;
  channel?: (typeof applicationChannels)[number] | undefined;
  area?: string | undefined;
  number?: string | undefined;
  mine?: true | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
const dayIn = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
const textIn = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value).slice(0, 40) : undefined;

/** Reads an address; what makes no sense is left out. */
export const readServiceSearch = (raw: Record<string, unknown>): ServiceSearch => {
  const search: ServiceSearch = {
    state: applicationStates.find((one) => one === raw['state']),
    channel: applicationChannels.find((one) => one === raw['channel']),
    area: textIn(raw['area']),
    number: textIn(raw['number']),
    mine: raw['mine'] === true ? true : undefined,
    from: dayIn(raw['from']),
    to: dayIn(raw['to']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};

export const formStates = ['asks', 'asks_nothing', 'drafted'] as const;
/** Which items are shown by their forms. */
export interface FormSearch {
  form?: (typeof formStates)[number] | undefined;
}
export const readFormSearch = (raw: Record<string, unknown>): FormSearch => {
  const form = formStates.find((one) => one === raw['form']);
  return form ? { form } : {};
};
