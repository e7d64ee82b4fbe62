import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { planFigures, ShareRow, visitShares } from '#contract/visits/follow-ups.ts';
import { visitShare } from '#contract/visits/settings.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areasAsked, type Measure } from '#modules/coverage/index.ts';
import { rosterMinutes } from '#modules/rosters/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { type Context, type Eye, eyeOf, wholeAccess } from '../context.ts';
import { endOf, lastDayOf, startOf, windowsOf } from '../domain/dues.ts';
import { readAreas } from '../policy.ts';
import { assignedByArea, doneByArea, dueByArea, minutesByCode, resultsByArea } from '../store/figures.ts';
import { getVisiblePlan, placeBeside } from './plans.ts';

/** Days of a period: those asked for, else from the first of this month until today. @throws visits.days_reversed */
const periodOf = ({ today }: Eye, from: string | undefined, until: string | undefined): { from: string; until: string } => {
  const last = until ?? today;
  const first = from ?? `${last.slice(0, 8)}01`;
  return first > last ? fail('visits.days_reversed') : { from: first, until: last };
};

/** How many households of a plan were due and reached by grid: a household is due once in each window that opened in the period. Never by person. */
export const figuresOfPlan = async (
  context: Context,
  viewer: Viewer,
  planId: string,
  q: z.output<NonNullable<typeof planFigures.query>>,
): Promise<z.input<typeof planFigures.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(wholeAccess(viewer), async (tx) => {
    const plan = await getVisiblePlan(eye, tx, planId);
    const whole = plan.kind === 'campaign' && q.from === undefined && q.until === undefined;
    const period = whole ? { from: plan.fromOn, until: plan.untilOn ?? eye.today } : periodOf(eye, q.from, q.until);
    const [from, until] = [startOf(period.from), endOf(period.until)];
    const windows = windowsOf(plan, from, until, eye.worked).filter((one) => one.from >= from || plan.kind === 'campaign');
    const days = windows.map((one) => ({ key: one.key, from: shanghaiDay(one.from), until: lastDayOf(one) }));
    const [due, done, results, assigned] = await Promise.all([
      dueByArea(tx, planId, days),
      doneByArea(
        tx,
        planId,
        windows.map(({ key }) => key),
      ),
      resultsByArea(tx, planId, from, until),
      assignedByArea(tx, planId),
    ]);
    const areas = [...new Set([...due, ...done, ...assigned].map(({ area }) => area))].sort();
    const items = areas.map((code) => ({
      area: placeBeside(eye, code),
      households: assigned.find(({ area }) => area === code)?.n ?? 0,
      due: due.find(({ area }) => area === code)?.due ?? 0,
      done: done.find(({ area }) => area === code)?.done ?? 0,
      results: Object.fromEntries(results.filter(({ area }) => area === code).map(({ result, n }) => [result, n])),
    }));
    return { items, ...period };
  });
};

/** Digits of the code of a community. */
const communityDigits = 12;
/**
 * Minutes of visits in communities over the minutes of their rosters between two moments. Visits at any hour count, also outside shifts; rosters are those
 * of the community itself and of areas within it.
 */
const sharesOf = async (tx: Tx, snapshot: TerritorySnapshot, communities: readonly TerritoryArea[], from: Date, until: Date) => {
  const [visits, rosters] = await Promise.all([minutesByCode(tx, communityDigits, from, until), rosterMinutes(tx, from, until)]);
  const paths = rosters.map(({ areaId, minutes }) => ({ path: snapshot.find(areaId)?.path ?? '', minutes }));
  return communities.map((area): Omit<ShareRow, 'area'> & { area: TerritoryArea } => {
    const told = visits.find((one) => one.area === area.code);
    const rosterMinutes = paths.filter(({ path }) => isWithin(path, area.path)).reduce((sum, one) => sum + one.minutes, 0);
    const minutes = told?.minutes ?? 0;
    return {
      area,
      minutes,
      untold: told?.untold ?? 0,
      rosterMinutes,
      share: rosterMinutes === 0 ? null : Math.round((minutes / rosterMinutes) * 1000) / 10,
    };
  });
};

/** Share of working time spent on visits by community, for whoever reads visits there. */
export const shares = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof visitShares.query>>,
): Promise<z.input<typeof visitShares.response>> => {
  const eye = await eyeOf(context, viewer);
  const { snapshot } = eye;
  const own = readAreas(viewer);
  if (own.length === 0) fail('session.forbidden');
  const root = q.area === undefined ? snapshot.root : (snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area }));
  const communities = areasAsked({ territory: snapshot, roots: [root], levels: ['community'] }).filter(({ path }) =>
    own.some((one) => isWithin(path, one) || isWithin(one, path)),
  );
  const period = periodOf(eye, q.from, q.until);
  const items = await context.kernel.db.read(wholeAccess(viewer), (tx) =>
    sharesOf(tx, snapshot, communities, startOf(period.from), endOf(period.until)),
  );
  return {
    items: items.map((one) => ({ ...one, area: { code: one.area.code, name: snapshot.describe(one.area) } })),
    ...period,
    wanted: settingOf(visitShare, eye.settings),
  };
};

/** Share of working time spent on visits in each community, in the thirty days before the day asked for. */
export const visitTimeShare: Measure = {
  code: 'visit_time_share',
  subject: 'area',
  levels: ['community'],
  unit: 'percent',
  figures: async (tx, asked) => {
    const until = endOf(asked.day);
    const from = new Date(until.getTime() - 30 * 86_400_000);
    const rows = await sharesOf(tx, asked.territory, areasAsked(asked), from, until);
    return rows.map(({ area, share, minutes, rosterMinutes }) => ({
      areaCode: area.code,
      value: share,
      ...(share !== null && { parts: { numerator: minutes, denominator: rosterMinutes } }),
    }));
  },
};
