import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLocal, type Role } from '#contract/accounts/roles.ts';
import type { Viewer, ViewerPost } from '#contract/accounts/viewer.ts';
import { actions, type CaseAction, type CaseState, lifecycle, states } from '#contract/cases/lifecycle.ts';
import { accessOf, execute } from '#kernel/db.ts';
import { declarations, permissionsOf } from '#kernel/permissions.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { allowedActions, standingFor } from './policy.ts';
import { getCase } from './queries/get-case.ts';
import { casesOfDesk, casesReported, countsOfDesk } from './queries/list-cases.ts';

/*
 * Who may see and do what, said once more in the plainest way and compared with the policy, with row-level security and with every
 * reading query, for random people and random cases: people in the roles that come with the platform, as the field knows them, and people in
 * roles thrown together from any permissions, each as its words describe it. An area is a code here, and "inside" is that the code begins
 * with the post's.
 */
interface Post {
  role: string;
  /** What the role was put together of; for shipped roles what the field lets them do. */
  may: string[];
  area: string | null;
  organisation: string | null;
}
interface Person {
  account: string;
  posts: Post[];
}
interface Matter {
  id: string;
  state: CaseState;
  area: string;
  reporter: string;
  handler: string | null;
  involved: string[];
  answeredBy: string | null;
}
const handling: CaseAction[] = ['accept', 'return', 'progress', 'answer'];
/** Words of acts, by the permission that lets somebody take them in the post's area. */
const acts = {
  verify: ['verify'],
  file: ['file', 'merge', 'unmerge'],
  reject: ['reject'],
  dispatch: ['dispatch', 'recall'],
  check: ['check'],
  rework: ['rework'],
  call_back: ['call_back'],
  close: ['close'],
  reopen: ['reopen'],
  archive: ['archive'],
  shelve: ['shelve'],
  supervise: ['supervise'],
} as const satisfies Record<string, readonly CaseAction[]>;
/** Acts that somebody else takes in each state: who asks the reporter for something, who goes on after a pause. */
const byState: Partial<Record<CaseState, Partial<Record<CaseAction, readonly (keyof typeof acts | 'handle')[]>>>> = {
  reported: { wait: ['verify'] },
  verified: { wait: ['file'] },
  handling: { wait: ['handle'] },
  waiting: { resume: ['handle', 'verify', 'file'] },
  shelved: { resume: ['shelve'] },
};
/** What permissions of other modules cannot be had without. */
const brought: Readonly<Record<string, readonly string[]>> = {
  'archive.read': ['cases.read'],
  'archive.take_out': ['cases.read'],
  'archive.appraise': ['cases.read'],
  'desk.redact': ['cases.read'],
  'extensions.ask': ['cases.handle'],
  'extensions.decide': ['cases.read'],
  'objections.raise': ['cases.handle'],
  'objections.decide': ['cases.dispatch'],
  'ratings.read': ['cases.read'],
  'ratings.decide_exclusion': ['cases.read'],
  'ratings.draw': ['cases.read'],
  'ratings.inspect': ['cases.read'],
  'ratings.rule': ['cases.read'],
  'ratings.read_own': ['cases.read_assigned'],
  'ratings.ask_exclusion': ['cases.read_assigned'],
};
/** What nobody could do or look at without seeing the cases of the area. */
const sights = ['read', 'overview', 'reveal', ...Object.keys(acts)].map((what) => `cases.${what}`);
const cases = (...what: (keyof typeof acts | 'read' | 'read_assigned' | 'handle' | 'overview')[]) => what.map((one) => `cases.${one}`);
const shipped: Record<Exclude<Role, 'resident'>, string[]> = {
  grid_worker: cases('read', 'verify', 'check', 'rework', 'handle'),
  clerk: cases('read', 'overview', 'verify', 'file', 'reject', 'dispatch', 'check', 'rework', 'call_back'),
  dispatcher: cases('read', 'overview', ...(Object.keys(acts) as (keyof typeof acts)[])),
  supervisor: cases('read', 'overview', 'dispatch', 'rework', 'close', 'reopen', 'archive', 'shelve', 'supervise'),
  handler: cases('read_assigned', 'handle'),
  system_admin: [],
  security_admin: [],
  audit_admin: [],
};
const worksByArea = (p: Post) => p.may.some((what) => sights.includes(what));
const worksByOrganisation = (p: Post) => p.may.includes('cases.read_assigned') || p.may.includes('cases.handle');
const inside = (area: string, post: Post) => post.area !== null && area.startsWith(post.area);
const allows = (p: Post, state: CaseState, action: CaseAction): boolean =>
  (byState[state]?.[action] ?? []).some((what) => what !== 'handle' && p.may.includes(`cases.${what}`)) ||
  (Object.entries(acts) as [string, readonly CaseAction[]][]).some(
    ([what, these]) =>
      p.may.includes(`cases.${what}`) &&
      // who may refuse may take a refusal back
      (these.includes(action) || (what === 'reject' && action === 'reopen' && state === 'rejected')),
  );
const reporters: CaseAction[] = ['withdraw', 'call_back', 'reopen', 'supplement'];

const mayAct = (who: Person, m: Matter, action: CaseAction): boolean => {
  if (lifecycle[m.state][action] === undefined || (action === 'check' && m.answeredBy === who.account)) return false;
  if (m.reporter === who.account && reporters.includes(action)) return true;
  const handles = handling.includes(action) || byState[m.state]?.[action]?.includes('handle');
  return who.posts.some(
    (p) =>
      (handles && p.may.includes('cases.handle') && p.organisation !== null && p.organisation === m.handler) ||
      (allows(p, m.state, action) && inside(m.area, p)),
  );
};
const maySee = (who: Person, m: Matter): boolean =>
  m.reporter === who.account ||
  who.posts.some(
    (p) =>
      (worksByArea(p) && inside(m.area, p)) || (worksByOrganisation(p) && p.organisation !== null && m.involved.includes(p.organisation)),
  );
/** A role of a jurisdiction's own: any permissions at all. */
const anyBundle = fc
  .subarray([...declarations.keys()], { minLength: 1, maxLength: 8 })
  .map((may): Pick<Post, 'role' | 'may'> => ({ role: v7(), may: [...new Set(may.flatMap((one) => [one, ...(brought[one] ?? [])]))] }));
const shippedRole = (...among: Exclude<Role, 'resident'>[]) => fc.constantFrom(...among).map((role) => ({ role, may: shipped[role] }));

let d: District;
const organisations = [v7(), v7(), v7()];
const county = '530801';
const areas = ['', '001', '002', '001001', '001002', '002001', '001001001', '001001002', '001002001', '002001001'].map(
  (tail) => county + tail,
);
const pathOf = (code: string): string =>
  [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), ...(code.slice(6).match(/\d{3}/g) ?? [])].join('.');
const viewerOf = (who: Person, jurisdictionId: string): Viewer => ({
  accountId: who.account,
  name: '某人',
  anonymous: false,
  mustChangePassword: false,
  mustSetUpSecondFactor: false,
  jurisdictionId,
  posts: who.posts.map(
    (p): ViewerPost => ({
      id: v7(),
      role: p.role,
      roleName: null,
      permissions: permissionsOf(p.role, isLocal(p.role) ? p.may : null),
      areaPath: p.area === null ? null : pathOf(p.area),
      organisationId: p.organisation,
    }),
  ),
});

test('what permissions of other modules bring along is known here', () => {
  const ofCases = (...codes: readonly string[]) =>
    [...permissionsOf(v7() as Role, [...codes])].filter((one) => one.startsWith('cases.')).sort();
  for (const code of [...declarations.keys()].filter((one) => !one.startsWith('cases.')))
    expect([code, ofCases(code)]).toEqual([code, ofCases(...(brought[code] ?? []))]);
});

describe('the policy', () => {
  const accounts = [v7(), v7(), v7()];
  const anyPost = fc
    .tuple(
      fc.oneof(shippedRole(...(Object.keys(shipped) as Exclude<Role, 'resident'>[])), anyBundle),
      fc.record({ area: fc.option(fc.constantFrom(...areas)), organisation: fc.option(fc.constantFrom(...organisations)) }),
    )
    .map(([role, reach]): Post => ({ ...role, ...reach }));
  const anyPerson = fc.record({ account: fc.constantFrom(...accounts), posts: fc.array(anyPost, { maxLength: 3 }) });
  const anyMatter = fc.record({
    id: fc.constant('x'),
    state: fc.constantFrom(...states),
    area: fc.constantFrom(...areas),
    reporter: fc.constantFrom(...accounts),
    handler: fc.option(fc.constantFrom(...organisations)),
    involved: fc.constant<string[]>([]),
    answeredBy: fc.option(fc.constantFrom(...accounts)),
  });
  const now = new Date();
  const fileOf = (m: Matter) => ({
    state: m.state,
    reporterId: m.reporter,
    areaPath: pathOf(m.area),
    handlerOrgId: m.handler,
    answeredBy: m.answeredBy,
  });

  test('offers exactly what the oracle allows', () => {
    fc.assert(
      fc.property(anyPerson, anyMatter, fc.boolean(), (who, m, reopenable) => {
        const expected = actions.filter((a) => mayAct(who, m, a) && (a !== 'reopen' || reopenable));
        expect(allowedActions(viewerOf(who, 'j'), { ...fileOf(m), stateSince: reopenable ? now : new Date(0) }, now)).toEqual(expected);
      }),
      { numRuns: 4000 },
    );
  });

  test('acts in a post that really stands to the case, or as its reporter', () => {
    fc.assert(
      fc.property(anyPerson, anyMatter, fc.constantFrom(...actions), (who, m, action) => {
        const viewer = viewerOf(who, 'j');
        const standing = standingFor(viewer, fileOf(m), action);
        const alone = (posts: Post[], account: string) => mayAct({ account, posts }, { ...m, answeredBy: null }, action);
        expect(standing !== null).toBe(alone(who.posts, who.account));
        if (standing?.role === 'resident') expect(m.reporter).toBe(who.account);
        else if (standing) expect(alone([who.posts[viewer.posts.findIndex((p) => p.id === standing.postId)] as Post], 'nobody')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the database and every reading query', () => {
  let matters: Matter[];
  beforeAll(async () => {
    d = await testDistrict();
    const grids = ['001001001', '001001002', '001002001', '002001001'] as const;
    let n = 0;
    for (const grid of grids) {
      for (const state of ['reported', 'verified', 'filed', 'dispatched', 'handling', 'answered', 'rejected'] as const) {
        // reporters in turn: two residents and a clerk
        const reporter = (['resident', 'neighbour', 'clerk'] as const)[n % 3] ?? 'resident';
        const organisation = d.organisations[(['team', 'office', 'department'] as const)[n++ % 3] ?? 'team'];
        const caseId = (await (await d.as(reporter)).report({ grid })).body.caseId as string;
        const way = { reported: 0, verified: 1, filed: 2, dispatched: 3, handling: 4, answered: 5, rejected: 0 }[state];
        const desk = grid === '002001001' ? 'outsider' : 'dispatcher';
        if (state === 'rejected') await d.must(desk, caseId, 'reject');
        if (way > 0) await d.must(desk, caseId, 'verify');
        if (way > 1) await d.must(desk, caseId, 'file');
        if (way > 2) await d.must(desk, caseId, 'dispatch', { organisationId: organisation });
        const handler =
          organisation === d.organisations.team ? 'handler' : organisation === d.organisations.office ? 'officer' : 'official';
        if (way > 3) await d.must(handler, caseId, 'accept');
        if (way > 4) await d.must(handler, caseId, 'answer');
        // some have been with another organisation before
        if (state === 'dispatched') {
          await d.must(handler, caseId, 'return');
          await d.must(desk, caseId, 'dispatch', { organisationId: d.organisations.department });
        }
      }
    }
    matters = await d.asOwner<Matter>(
      `select id, state, area_code as area, reporter_id as reporter, handler_org_id as handler, involved_orgs as involved, answered_by as "answeredBy" from cases order by id`,
    );
    expect(matters).toHaveLength(28);
    // ended cases are counted from events
    await d.process.kernel.relay.carry();
  });
  afterAll(() => d?.close());

  /** People as posts allow them to be: an area for those who work by area, an organisation for those who work for one. */
  const person = () => {
    const known = Object.values(d.organisations);
    const area = fc.constantFrom(...areas.map((a) => d.code + a.slice(6)));
    const organisation = fc.constantFrom(...known);
    const nothing = fc.constant(null);
    const post: fc.Arbitrary<Post> = fc
      .oneof(
        fc.tuple(shippedRole('clerk', 'dispatcher', 'supervisor'), area, nothing),
        fc.tuple(shippedRole('grid_worker'), area, fc.option(organisation)),
        fc.tuple(shippedRole('handler'), nothing, organisation),
        fc.tuple(shippedRole('system_admin', 'security_admin', 'audit_admin'), nothing, nothing),
        fc.tuple(anyBundle, area, nothing),
        fc.tuple(anyBundle, area, fc.option(organisation)),
        fc.tuple(anyBundle, nothing, organisation),
      )
      .map(([role, where, unit]) => ({ ...role, area: where, organisation: unit }));
    const account = fc.constantFrom(d.people.resident.id, d.people.neighbour.id, d.people.clerk.id, d.people.handler.id, v7());
    return fc.record({ account, posts: fc.array(post, { maxLength: 3 }) });
  };

  test('row-level security shows a random person exactly what the oracle says: cases, events, reports', async () => {
    await fc.assert(
      fc.asyncProperty(person(), async (who) => {
        const expected = matters.filter((m) => maySee(who, m)).map((m) => m.id);
        await d.database.db.read(accessOf(viewerOf(who, d.id)), async (tx) => {
          for (const sql of [
            'select id from cases order by id',
            'select distinct case_id as id from case_events order by 1',
            'select case_id as id from reports order by 1',
          ]) {
            const { rows } = await execute<{ id: string }>(tx, sql);
            expect(rows.map((r) => r.id)).toEqual(expected);
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  test('list, counts, single case and its acts agree with the oracle', async () => {
    const { cases } = d.process.modules;
    const all = { queue: 'all' as const, sort: 'oldest' as const, limit: 200 };
    await fc.assert(
      fc.asyncProperty(person(), async (who) => {
        const viewer = viewerOf(who, d.id);
        const seen = matters.filter((m) => maySee(who, m));
        if (who.posts.some((p) => worksByArea(p) || worksByOrganisation(p))) {
          expect((await casesOfDesk(cases, viewer, all)).items.map((c) => c.id).sort()).toEqual(seen.map((m) => m.id));
          const counts = await countsOfDesk(cases, viewer, { queue: 'all' });
          expect(counts.queues.all).toBe(seen.length);
          expect(Object.values(counts.states).reduce((a, b) => a + b)).toBe(seen.length);
          const todo = await casesOfDesk(cases, viewer, { ...all, queue: 'todo' });
          expect(counts.queues.todo).toBe(todo.items.length);
        } else {
          await expect(casesOfDesk(cases, viewer, all)).rejects.toMatchObject({ code: 'session.forbidden' });
          await expect(countsOfDesk(cases, viewer, {})).rejects.toMatchObject({ code: 'session.forbidden' });
        }
        expect((await casesReported(cases, viewer, { limit: 200 })).items.map((c) => c.id).sort()).toEqual(
          matters.filter((m) => m.reporter === who.account).map((m) => m.id),
        );
        for (const m of matters) {
          if (!maySee(who, m)) await expect(getCase(cases, viewer, m.id)).rejects.toMatchObject({ code: 'case.not_found', status: 404 });
          else expect((await getCase(cases, viewer, m.id)).actions).toEqual(actions.filter((a) => mayAct(who, m, a)));
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('administrators see nothing, whatever they ask for', async () => {
    for (const who of ['system_admin', 'security_admin', 'audit_admin'] as const) {
      const client = await d.as(who);
      expect((await client.get('/api/cases?queue=all')).status).toBe(403);
      expect((await client.get('/api/cases/counts')).status).toBe(403);
      expect((await client.get('/api/overview')).status).toBe(403);
      expect((await client.get('/api/my/cases')).body.items).toEqual([]);
      for (const m of matters.slice(0, 5)) expect((await client.get(`/api/cases/${m.id}`)).status).toBe(404);
    }
  });

  test('over HTTP somebody else’s case is not there: not to be read, acted on, watched or revealed', async () => {
    for (const who of ['neighbour', 'outsider', 'official', 'audit_admin'] as const) {
      const client = await d.as(who);
      const { id } = matters.find(
        (m) => m.reporter === d.people.resident.id && m.area.endsWith('001001001') && m.involved.length === 0,
      ) as Matter;
      const answers = await Promise.all([
        client.get(`/api/cases/${id}`),
        client.act(id, 'verify'),
        client.post(`/api/cases/${id}/viewing`, {}),
        client.post(`/api/cases/${id}/reveal`, { id: v7(), reason: '想知道是谁' }),
        client.get(`/api/cases/${v7()}`),
      ]);
      for (const a of answers) expect([a.status, a.body.error.code]).toEqual([404, 'case.not_found']);
      // nothing in the refusal tells it from a case that does not exist
      expect(answers[0]?.body).toEqual(answers[4]?.body);
    }
  });

  test('seen, but handled by another organisation: told that the step is not theirs', async () => {
    const m = matters.find((one) => one.state === 'dispatched' && one.involved.includes(d.organisations.team)) as Matter;
    const answer = await (await d.as('handler')).act(m.id, 'accept');
    expect([answer.status, answer.body.error.code]).toEqual([403, 'case.not_yours']);
  });
});
