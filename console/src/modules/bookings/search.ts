export const tabs = ['day', 'asked', 'deposits', 'rooms', 'pauses'] as const;

/** What the page of bookings shows; it lives in the address. */
export interface BookingSearch {
  tab?: (typeof tabs)[number] | undefined;
  day?: string | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readBookingSearch = (raw: Record<string, unknown>): BookingSearch => {
  const tab = tabs.find((one) => one === raw['tab']);
  const day = typeof raw['day'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw['day']) ? raw['day'] : undefined;
  return { ...(tab && { tab }), ...(day && { day }) };
};
