import { administratorRoles } from '#contract/accounts/roles.ts';
import { type CaseAction, type CaseState, naturalAct, openStates, permissionOf } from '#contract/cases/lifecycle.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { readinessSteps } from '#contract/platform/api.ts';
import { type AreaLevel, areaLevels, isWithin } from '#contract/territory/levels.ts';

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
  readonly areas: readonly { code: string; path: string; name: string; level: AreaLevel; drawn: boolean }[];
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
  /** Open cases that wait for an act which nobody can take where they stand, and the areas in which they do. */
  readonly stranded: { readonly count: number; readonly areas: readonly string[] };
  /** Organisations that have open cases and nobody to handle them. */
  readonly stuck: readonly string[];
  readonly address: boolean;
  readonly gateway: boolean;
  /** Administrators who still have the password they were given. */
  readonly temporary: readonly string[];
}

/** Acts somebody with a post around the place must be able to take wherever something is reported, or it stays where it is. */
const needed: readonly CaseAction[] = ['verify', 'file', 'dispatch', 'check', 'close'];

type Posts = ReadinessFacts['posts'];
const allows = (action: CaseAction, post: Posts[number]): boolean => {
  const permission = permissionOf(action);
  return permission !== null && post.permissions.has(permission);
};

/** An area in which nobody can take some acts: no post at it or around it allows them. */
export interface Unserved {
  readonly area: ReadinessFacts['areas'][number];
  readonly actions: readonly CaseAction[];
}

/** The areas, of whatever level, in which nobody can take some acts: a case may stand at each of them. */
export const unservedAreas = ({ areas, posts }: Pick<ReadinessFacts, 'areas' | 'posts'>): Unserved[] => {
  const reach = needed.map((action) => ({
    action,
    paths: new Set(posts.flatMap((post) => (post.path !== null && allows(action, post) ? [post.path] : []))),
  }));
  const served = (path: string, paths: ReadonlySet<string>): boolean => {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (paths.has(at)) return true;
    return false;
  };
  return areas
    .map((area) => ({ area, actions: reach.filter(({ paths }) => !served(area.path, paths)).map(({ action }) => action) }))
    .filter(({ actions }) => actions.length > 0);
};

/** States whose next act is one of these. */
export const waitingFor = (actions: readonly CaseAction[]): CaseState[] =>
  openStates.filter((state) => actions.some((action) => naturalAct[state] === action));

const nameOf = ({ name, code }: ReadinessFacts['areas'][number]): string => `${name} (${code})`;
const grouped = (lacking: readonly Unserved[]) =>
  [...Map.groupBy(lacking, ({ actions }) => actions.join()).values()].map((same) => ({
    actions: same[0]?.actions ?? [],
    areas: same.map(({ area }) => nameOf(area)),
  }));

/** Streets of which some part is unserved, and the areas above the streets that are, each by what nobody can do there. */
const unservedPlaces = (areas: ReadinessFacts['areas'], unserved: readonly Unserved[]) => {
  const depth = areaLevels.indexOf('street');
  const parts = unserved.filter(({ area }) => area.level === 'street' || area.level === 'community');
  const streets = areas
    .filter(({ level }) => level === 'street')
    .map((area) => {
      const within = parts.filter((one) => isWithin(one.area.path, area.path));
      return { area, actions: needed.filter((action) => within.some(({ actions }) => actions.includes(action))) };
    })
    .filter(({ actions }) => actions.length > 0);
  const above = unserved.filter(({ area }) => areaLevels.indexOf(area.level) < depth);
  return { streets: grouped(streets), above: grouped(above) };
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
  const { streets, above } = unservedPlaces(areas, unservedAreas(facts));
  for (const one of streets) say('people', 'fail', 'unserved', { actions: one.actions, streets: one.areas });
  for (const one of above) say('people', 'fail', 'unservedAbove', { actions: one.actions, areas: one.areas });
  const { count, areas: at } = facts.stranded;
  if (count > 0) say('people', 'fail', 'stranded', { count, areas: at });
  if (facts.stuck.length > 0) say('people', 'fail', 'stuck', { organisations: facts.stuck });

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
