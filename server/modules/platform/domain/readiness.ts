import { administratorRoles } from '#contract/accounts/roles.ts';
import { type CaseAction, permitted } from '#contract/cases/lifecycle.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { readinessSteps } from '#contract/platform/api.ts';
import { isWithin } from '#contract/territory/levels.ts';

export type ReadinessStep = (typeof readinessSteps)[number];

/** What is missing: `code` has words under `platform.ready.problems`. `fail`: reports would be lost or reach nobody. */
export interface ReadinessProblem {
  readonly step: ReadinessStep;
  readonly state: 'warn' | 'fail';
  readonly code: string;
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
}

/** What the database holds of a jurisdiction, as far as readiness asks for it. */
export interface ReadinessFacts {
  /** Present areas. */
  readonly areas: readonly { code: string; path: string; name: string; level: string; drawn: boolean }[];
  /** Active posts of accounts that are not disabled. */
  readonly posts: readonly {
    readonly role: string;
    readonly permissions: ReadonlySet<Permission>;
    readonly path: string | null;
    readonly organisation: string | null;
  }[];
  readonly categories: number;
  /** Categories with limits of their own. */
  readonly limited: number;
  readonly rules: number;
  /** Organisations that dispatch rules lead to. */
  readonly receivers: readonly { id: string; name: string }[];
  readonly address: boolean;
  readonly gateway: boolean;
  /** Administrators who still have the password they were given. */
  readonly temporary: readonly string[];
}

/** Commands somebody must be able to carry out wherever something is reported, or it stays where it is. */
const needed: readonly CaseAction[] = ['verify', 'file', 'dispatch', 'check', 'close'];

type Areas = ReadinessFacts['areas'];
const allows = (action: CaseAction, post: ReadinessFacts['posts'][number]): boolean => {
  const permission = permitted[action];
  return permission !== null && post.permissions.has(permission);
};

/** Streets in which nobody can carry out a command, by those commands: a street counts when one of its communities has nobody at or above it. */
const unserved = (areas: Areas, posts: ReadinessFacts['posts']): { actions: readonly string[]; streets: readonly string[] }[] => {
  const communities = areas.filter((a) => a.level === 'community');
  const lacking = areas
    .filter((a) => a.level === 'street')
    .map((street) => {
      const within = communities.filter((c) => isWithin(c.path, street.path));
      const places = within.length > 0 ? within : [street];
      const actions = needed.filter((action) => {
        const able = posts.flatMap((post) => (post.path !== null && allows(action, post) ? [post.path] : []));
        return places.some((place) => !able.some((path) => isWithin(place.path, path)));
      });
      return { street: `${street.name} (${street.code})`, actions };
    })
    .filter(({ actions }) => actions.length > 0);
  return [...Map.groupBy(lacking, ({ actions }) => actions.join()).values()].map((same) => ({
    actions: same[0]?.actions ?? [],
    streets: same.map(({ street }) => street),
  }));
};

/** Everything a jurisdiction still lacks. */
export const problemsOf = (facts: ReadinessFacts): ReadinessProblem[] => {
  const { areas, posts } = facts;
  const problems: ReadinessProblem[] = [];
  const say = (step: ReadinessStep, state: 'warn' | 'fail', code: string, data: ReadinessProblem['data'] = {}): void =>
    void problems.push({ step, state, code, data });

  if (areas.length === 0) say('areas', 'fail', 'areas');
  const missing = administratorRoles.filter((role) => !posts.some((post) => post.role === role));
  if (missing.length > 0)
    say('administrators', 'fail', missing.includes('security_admin') ? 'securityAdministrator' : 'administrators', { roles: missing });
  for (const { actions, streets } of unserved(areas, posts)) say('people', 'fail', 'unserved', { actions, streets });

  const communities = areas.filter((a) => a.level === 'community');
  const undrawn = communities.filter((a) => !a.drawn).map((a) => a.name);
  if (undrawn.length > 0)
    say('boundaries', 'warn', undrawn.length === communities.length ? 'noBoundary' : 'boundaries', { areas: undrawn });

  if (facts.categories === 0) say('categories', 'warn', 'categories');
  else if (facts.limited === 0) say('categories', 'warn', 'limits');
  if (facts.rules === 0) say('rules', 'warn', 'rules');
  const handled = new Set(posts.filter((p) => allows('accept', p)).map((p) => p.organisation));
  const idle = facts.receivers.filter((o) => !handled.has(o.id)).map((o) => o.name);
  if (idle.length > 0) say('people', 'warn', 'handlers', { organisations: idle });

  if (!facts.address) say('address', 'warn', 'address');
  if (!facts.gateway) say('gateway', 'warn', 'gateway');
  if (facts.temporary.length > 0) say('passwords', 'warn', 'passwords', { accounts: facts.temporary });
  return problems;
};
