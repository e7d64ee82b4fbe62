import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { dueStates } from '#contract/visits/kinds.ts';
import type { myVisits, ServedPlan, VisitStop } from '#contract/visits/visits.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { consenting } from '#modules/persons/index.ts';
import { visitUse } from '../consent-use.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type DueWindow, lastDayOf, standingOf, windowsOf } from '../domain/dues.ts';
import { placeOf } from '../domain/places.ts';
import { visitsThere } from '../policy.ts';
import { type AssignmentRecord, assignmentsOfVisitor, keysDone } from '../store/assignments.ts';
import { personsByIds, residentsOf } from '../store/candidates.ts';
import { type PlanRecord, plansByIds } from '../store/plans.ts';
import { placeBeside } from './plans.ts';

/** Households of one visitor at most; far more than one person can look after. */
export const mostStops = 500;
const yearLong = 366 * 86_400_000;
const rank: Readonly<Record<(typeof dueStates)[number], number>> = { late: 0, due: 1, later: 2, done: 3 };

/** Where assignments stand now, by id. */
export const standingsOf = async (eye: Eye, tx: Tx, rows: readonly AssignmentRecord[], plans: ReadonlyMap<string, PlanRecord>) => {
  const since = new Date(eye.now.getTime() - yearLong);
  const done = await keysDone(
    tx,
    rows.map(({ id }) => id),
    since,
  );
  const soon = new Date(eye.now.getTime() + 1);
  const windows = new Map<string, DueWindow[]>();
  for (const [id, plan] of plans) windows.set(id, windowsOf(plan, since, soon, eye.worked));
  return new Map(
    rows.map((one) => [one.id, standingOf(windows.get(one.planId) ?? [], done.get(one.id) ?? new Set(), one.fromOn, eye.now)] as const),
  );
};

/** Households an account visits, what is due first; all of them, or one. */
export const stopsOf = async (eye: Eye, tx: Tx, key: string | null): Promise<VisitStop[]> => {
  // a substitute stands in up to a day; afterwards the visitor has the household alone again
  const rows = (await assignmentsOfVisitor(tx, eye.viewer.accountId, eye.today, key, mostStops)).filter((one) =>
    visitsThere(eye.viewer, one, eye.today),
  );
  const plans = new Map((await plansByIds(tx, [...new Set(rows.map(({ planId }) => planId))])).map((one) => [one.id, one]));
  const standings = await standingsOf(eye, tx, rows, plans);
  const residents = Map.groupBy(
    await residentsOf(
      tx,
      rows.flatMap(({ householdId }) => householdId ?? []),
    ),
    ({ householdId }) => householdId,
  );
  const alone = new Map(
    (
      await personsByIds(
        tx,
        rows.flatMap(({ personId }) => personId ?? []),
      )
    ).map((one) => [one.personId, one]),
  );
  const peopleOf = (a: AssignmentRecord): { id: string; name: string }[] => {
    const there = a.householdId === null ? [] : (residents.get(a.householdId) ?? []);
    const own = a.personId === null ? undefined : alone.get(a.personId);
    const all = [...there, ...(own && !there.some(({ personId }) => personId === own.personId) ? [own] : [])];
    return all.map(({ personId, name }) => ({ id: personId, name: maskName(name) }));
  };
  const purposes = [...new Set([...plans.values()].flatMap(({ content }) => content.consent?.purpose ?? []))];
  const people = [...new Set(rows.flatMap(peopleOf).map(({ id }) => id))];
  const holding = new Map<string, Set<string>>();
  for (const purpose of purposes) holding.set(purpose, await consenting(tx, people, visitUse, purpose, eye.today));
  const present = (a: AssignmentRecord): ServedPlan | null => {
    const plan = plans.get(a.planId);
    const standing = standings.get(a.id);
    if (!plan || !standing) return null;
    const { content } = plan;
    const { consent } = content;
    return {
      assignmentId: a.id,
      planId: plan.id,
      title: plan.title,
      purpose: content.purpose,
      script: content.script,
      risk: plan.risk,
      version: plan.version,
      questions: content.questions,
      consent: consent && { ...consent, given: peopleOf(a).some(({ id }) => holding.get(consent.purpose)?.has(id)) },
      phoneCounts: content.phoneCounts,
      lines: [...content.lines],
      state: standing.state,
      dueFrom: standing.open && shanghaiDay(standing.open.from),
      dueUntil: standing.open && lastDayOf(standing.open),
      missed: standing.missed,
    };
  };
  const byRank = (one: { state: ServedPlan['state']; dueUntil: string | null }): string => `${rank[one.state]} ${one.dueUntil ?? '9'}`;
  return [...Map.groupBy(rows, ({ householdId, personId }) => householdId ?? personId ?? '').entries()]
    .map(([stop, some]): VisitStop => {
      const served = some.flatMap((one) => present(one) ?? []).sort((a, b) => (byRank(a) < byRank(b) ? -1 : 1));
      const [first] = some as [AssignmentRecord];
      const last = some.toSorted((a, b) => (b.lastAt?.getTime() ?? 0) - (a.lastAt?.getTime() ?? 0))[0] ?? first;
      return {
        key: stop,
        householdId: first.householdId,
        personId: some.find(({ personId }) => personId !== null)?.personId ?? null,
        address: placeOf(first),
        names: peopleOf(first),
        area: placeBeside(eye, first.areaPath.replaceAll('.', '')),
        point: first.lon === null || first.lat === null ? null : { lon: first.lon, lat: first.lat },
        state: served[0]?.state ?? 'later',
        dueUntil: served[0]?.dueUntil ?? null,
        strikes: Math.max(...some.map(({ strikes }) => strikes)),
        lastAt: last.lastAt?.toISOString() ?? null,
        lastResult: last.lastResult,
        plans: served,
      };
    })
    .sort((a, b) => (byRank(a) < byRank(b) ? -1 : byRank(a) > byRank(b) ? 1 : 0));
};

/** What the viewer visits. */
export const ownVisits = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof myVisits.query>>,
): Promise<z.input<typeof myVisits.response>> => {
  const eye = await eyeOf(context, viewer);
  const items = await context.kernel.db.read(accessOf(viewer), (tx) => stopsOf(eye, tx, null));
  return { items: q.state?.length ? items.filter(({ state }) => q.state?.includes(state)) : items, today: eye.today };
};
/** One household the viewer visits. @throws visits.assignment_not_found */
export const oneStop = async (context: Context, viewer: Viewer, key: string): Promise<VisitStop> => {
  const eye = await eyeOf(context, viewer);
  const [found] = await context.kernel.db.read(accessOf(viewer), (tx) => stopsOf(eye, tx, key));
  return found ?? fail('visits.assignment_not_found');
};
