export const tabs = ['hours', 'held', 'contested', 'volunteers', 'teams', 'checks'] as const;

/** What the page of volunteering shows; it lives in the address. */
export interface VolunteerSearch {
  tab?: (typeof tabs)[number] | undefined;
  /** The hours certified in one go that wait for a second person. */
  burst?: string | undefined;
}
const isId = /^[0-9a-f-]{36}$/;
/** Reads an address; what makes no sense is left out. */
export const readVolunteerSearch = (raw: Record<string, unknown>): VolunteerSearch => {
  const tab = tabs.find((one) => one === raw['tab']);
  const burst = typeof raw['burst'] === 'string' && isId.test(raw['burst']) ? raw['burst'] : undefined;
  return { ...(tab && { tab }), ...(burst && { burst }) };
};
