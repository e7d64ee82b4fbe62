import type { Me } from '#contract/accounts/api.ts';
import type { Role } from '#contract/accounts/roles.ts';

/** Pages of the console and the roles that can use them. The server decides again on every call; this only keeps the menu honest. */
export const pages = {
  cases: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'],
  report: ['clerk', 'dispatcher'],
  map: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'],
  overview: ['clerk', 'dispatcher', 'supervisor'],
  organisations: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'],
  grids: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'],
  places: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'],
  accounts: ['security_admin'],
  audit: ['audit_admin'],
  settings: ['system_admin'],
  // last, so that a system administrator begins with the settings
  coverage: ['clerk', 'dispatcher', 'supervisor', 'system_admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Page = keyof typeof pages;

/** Whether the account may use a page. */
export const mayOpen = (me: Me, page: Page): boolean => (pages[page] as readonly Role[]).some((role) => me.roles.includes(role));

/** The page that answers “what do I have to do now” for this account; null for a resident without a post. */
export const firstPage = (me: Me): Page | null => {
  if (me.roles.includes('supervisor')) return 'overview';
  return (Object.keys(pages) as Page[]).find((page) => mayOpen(me, page)) ?? null;
};
