import { byHandStates } from '#contract/points/by-hand.ts';

export interface ByHandSearch {
  readonly state?: (typeof byHandStates)[number] | undefined;
}
export const readByHandSearch = (raw: Record<string, unknown>): ByHandSearch => {
  const state = byHandStates.find((one) => one === raw['state']);
  return state ? { state } : {};
};
