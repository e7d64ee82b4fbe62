import * as accountsApi from '#client/endpoints/accounts.ts';
import * as organisationsApi from '#client/endpoints/organisations.ts';
import type { Account, Post } from '#contract/accounts/api.ts';
import type { Role } from '#contract/accounts/roles.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { type Person, patiently, signIn } from './person.ts';

/** Those who work in a district, as the play needs them. */
export interface Company<P> {
  /** Staff of a role whose post reaches an area, nearest first; accounts named by role come last. */
  staff(role: Role, areaPath: string): Promise<P>;
  /** Somebody who handles for an organisation. */
  handler(organisationId: string): Promise<P>;
  /** An organisation of an area that takes what no rule sends elsewhere, as `who` finds it. */
  anyOrganisation(who: P, areaCode: string): Promise<string>;
}

/** The demo's accounts, found through the public API and signed in when they are first needed. */
export interface Cast extends Company<Person> {
  /** The n-th simulated resident. */
  resident(n: number): Promise<Person>;
  /** Anybody by login. */
  person(login: string): Promise<Person>;
  readonly residents: readonly string[];
  /** Logins of the accounts named by role, which belong to the newcomer at the screen. */
  readonly named: ReadonlySet<string>;
}

type Held = { login: string; post: Post };

/**
 * Finds the accounts of a demo district: the welcome page names the showcase accounts, the security administrator's list the others.
 * @throws when the address is no demo: real people must never be simulated
 */
export const findCast = async (base: string): Promise<Cast> => {
  const welcome = (await (await fetch(`${base}/api/welcome`)).json()) as {
    jurisdiction: { demo: boolean };
    demoAccounts: { role: Role; username: string; password: string }[];
  };
  if (!welcome.jurisdiction?.demo) throw new Error('this address does not serve a demo district; simulated accounts exist only there');
  const password = welcome.demoAccounts[0]?.password ?? '';
  const signed = new Map<string, Promise<Person>>();
  const person = (login: string): Promise<Person> => {
    const known = signed.get(login);
    if (known) return known;
    const fresh = signIn(base, login, password);
    signed.set(login, fresh);
    fresh.catch(() => signed.delete(login));
    return fresh;
  };
  const granter = welcome.demoAccounts.find((a) => a.role === 'security_admin');
  if (!granter) throw new Error('the demo has no security administrator');
  const lister = await person(granter.username);
  const accounts: Account[] = [];
  for (let cursor: string | undefined; ; ) {
    const at: string | undefined = cursor;
    const page = await patiently(() => lister.call(accountsApi.listAccounts, { query: { limit: 200, ...(at ? { cursor: at } : {}) } }));
    accounts.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  const named = new Set(welcome.demoAccounts.map((a) => a.username));
  const held: Held[] = accounts.flatMap((a) =>
    a.username === null || a.disabled ? [] : a.posts.map((post) => ({ login: a.username ?? '', post })),
  );
  // simulated colleagues go before the newcomer's own accounts
  held.sort((a, b) => Number(named.has(a.login)) - Number(named.has(b.login)));
  const byOrganisation = Map.groupBy(
    held.filter((h) => h.post.organisation !== null),
    (h) => h.post.organisation?.id ?? '',
  );
  const found = (what: string, h: Held | undefined): Promise<Person> => {
    if (!h) throw new Error(`the demo has nobody for ${what}`);
    return person(h.login);
  };
  const endOrganisations = new Map<string, string>();
  const residents = Array.from({ length: 80 }, (_, n) => `r${String(n + 1).padStart(4, '0')}`);
  return {
    named,
    residents,
    person,
    staff: (role, areaPath) => {
      const near = held.filter((h) => h.post.role === role && h.post.area !== null && isWithin(areaPath, h.post.area.path));
      near.sort(
        (a, b) =>
          Number(named.has(a.login)) - Number(named.has(b.login)) || (b.post.area?.path.length ?? 0) - (a.post.area?.path.length ?? 0),
      );
      return found(`${role} in ${areaPath}`, near[0]);
    },
    anyOrganisation: async (who, areaCode) => {
      const known = endOrganisations.get(areaCode);
      if (known) return known;
      const { items } = await patiently(() => who.call(organisationsApi.listOrganisations, { query: { area: areaCode, limit: 20 } }));
      const found = items.find((o) => o.kind === 'community') ?? items[0];
      if (!found) throw new Error(`no organisation serves ${areaCode}`);
      endOrganisations.set(areaCode, found.id);
      return found.id;
    },
    handler: (organisationId) => found(`organisation ${organisationId}`, byOrganisation.get(organisationId)?.[0]),
    resident: (n) => person(residents[n % residents.length] ?? ''),
  };
};
