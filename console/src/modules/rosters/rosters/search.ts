/** What the address of a roster holds: the first day shown. */
export interface RosterSearch {
  from?: string | undefined;
}

export const readRosterSearch = ({ from }: Record<string, unknown>): RosterSearch =>
  typeof from === 'string' && /^2\d{3}-\d\d-\d\d$/.test(from) ? { from } : {};
