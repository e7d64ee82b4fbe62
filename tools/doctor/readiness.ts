import type pg from 'pg';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { permitted } from '#contract/cases/lifecycle.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Finding } from './checks.ts';

interface Jurisdiction {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
interface Area {
  readonly code: string;
  readonly path: string;
  readonly name: string;
  readonly level: string;
  readonly drawn: boolean;
}
interface Post {
  readonly role: string;
  readonly path: string | null;
  readonly organisation: string | null;
}
interface Problem {
  readonly state: 'warn' | 'fail';
  readonly detail: string;
  readonly advice: string;
}

/** Acts somebody must be able to take wherever something is reported, or it stays where it is. */
const needed: readonly CaseAction[] = ['verify', 'file', 'dispatch', 'check', 'close'];
const administrators = ['system_admin', 'security_admin', 'audit_admin'];
const named = 5;

const some = (names: readonly string[]): string =>
  names.slice(0, named).join(', ') + (names.length > named ? ` and ${names.length - named} more` : '');

/** Streets in which nobody can take an act, with those acts: a street counts when one of its communities has nobody at or above it. */
const unserved = (areas: readonly Area[], posts: readonly Post[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  const communities = areas.filter((a) => a.level === 'community');
  for (const street of areas.filter((a) => a.level === 'street')) {
    const within = communities.filter((c) => isWithin(c.path, street.path));
    const missing = needed.filter((action) => {
      const able = posts.filter(({ role, path }) => path !== null && (permitted[action] as readonly string[]).includes(role));
      return (within.length > 0 ? within : [street]).some((place) => !able.some(({ path }) => isWithin(place.path, path as string)));
    });
    if (missing.length > 0) found.set(missing.join(', '), [...(found.get(missing.join(', ')) ?? []), `${street.name} (${street.code})`]);
  }
  return found;
};

const problemsOf = async (client: pg.Client, { id }: Jurisdiction): Promise<Problem[]> => {
  const rows = async <R extends pg.QueryResultRow>(text: string): Promise<R[]> => (await client.query<R>(text, [id])).rows;
  const areas = await rows<Area>(
    `select code, path::text, name, level, boundary is not null as drawn from areas
     where jurisdiction_id = $1 and (valid_from is null or valid_from <= now()) and (valid_to is null or valid_to > now()) order by code`,
  );
  const posts = await rows<Post>(
    `select distinct p.role, p.area_path::text as path, p.organisation_id::text as organisation from posts p join accounts a on a.id = p.account_id
     where p.jurisdiction_id = $1 and not a.disabled and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())`,
  );
  const [config] = await rows<{ categories: number; limited: number; rules: number }>(
    `select (select count(*)::int from categories where jurisdiction_id = $1 and active) as categories,
       (select count(*)::int from categories where jurisdiction_id = $1 and active and limits <> '{}') as limited,
       (select count(*)::int from dispatch_rules where jurisdiction_id = $1) as rules`,
  );
  const receivers = await rows<{ id: string; name: string }>(
    `select distinct o.id, o.name from dispatch_rules r join organisations o on o.jurisdiction_id = r.jurisdiction_id and o.id = r.organisation_id
     where r.jurisdiction_id = $1 order by o.name`,
  );
  const problems: Problem[] = [];
  const say = (state: Problem['state'], detail: string, advice: string): void => void problems.push({ state, detail, advice });

  if (areas.length === 0) say('fail', 'no areas: no report can be placed', 'Import them: npm run linli -- import areas');
  const missing = administrators.filter((role) => !posts.some((post) => post.role === role));
  if (missing.length > 0)
    say(
      'fail',
      `no account holds: ${missing.join(', ')}`,
      missing.includes('security_admin')
        ? 'Open the security administrator’s account first (openAccounts and grantPosts of server/modules/people); it opens all others in the console under accounts.'
        : 'The security administrator opens them in the console under accounts.',
    );
  for (const [actions, streets] of unserved(areas, posts))
    say(
      'fail',
      `nobody can ${actions} what is reported in ${some(streets)}`,
      'Give somebody a post there (console, accounts): a dispatcher of the street can do all of it.',
    );
  const undrawn = areas.filter((a) => a.level === 'community' && !a.drawn);
  const communities = areas.filter((a) => a.level === 'community').length;
  if (undrawn.length > 0)
    say(
      'warn',
      undrawn.length === communities ? 'no community has a boundary' : `no boundary: ${some(undrawn.map((a) => a.name))}`,
      'Positions of phones tell nothing there, and people must name the community. Import outlines: npm run linli -- import areas --boundaries, or draw them in the console.',
    );
  if (config?.categories === 0)
    say(
      'warn',
      'no categories',
      'Nothing is suggested and the standard limits hold for all. Add them with saveCategories of server/modules/cases.',
    );
  else if (config?.limited === 0)
    say('warn', 'no category has limits of its own', 'The standard limits of the program hold for all. Save categories with your own.');
  if (config?.rules === 0)
    say('warn', 'no dispatch rules', 'Every case waits for a dispatcher to choose. Add them with saveRules of server/modules/cases.');
  const handled = new Set(
    posts.filter((p) => (permitted.accept as readonly string[]).includes(p.role) && p.organisation !== null).map((p) => p.organisation),
  );
  const idle = receivers.filter((o) => !handled.has(o.id));
  if (idle.length > 0)
    say(
      'warn',
      `dispatch rules lead to organisations in which nobody can accept: ${some(idle.map((o) => o.name))}`,
      'Give somebody there a handler’s post (console, accounts).',
    );
  return problems;
};

/** Whether each jurisdiction can work: who it needs, what it knows, and where reports would reach nobody. */
export const checkJurisdictions = async (client: pg.Client): Promise<Finding[]> => {
  const { rows } = await client.query<Jurisdiction>('select id, code, name from jurisdictions order by code');
  if (rows.length === 0)
    return [
      { check: 'jurisdictions', state: 'warn', detail: 'there is none', advice: 'Import areas, or start once with the demo district.' },
    ];
  const findings: Finding[] = [];
  for (const jurisdiction of rows) {
    const check = `jurisdiction ${jurisdiction.code} ${jurisdiction.name}`;
    const problems = await problemsOf(client, jurisdiction);
    if (problems.length === 0) findings.push({ check, state: 'ok', detail: 'people, areas, categories and rules are there', advice: '' });
    findings.push(...problems.map((problem) => ({ check, ...problem })));
  }
  return findings;
};
