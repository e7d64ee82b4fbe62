import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { MonthPlan, monthPlan } from '#contract/activities/api.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, eyeOf } from '../context.ts';
import { reads } from '../policy.ts';
import { type ActivityRecord, pageOfActivities } from '../store/activities.ts';

/** Service days one plan holds at most: ten a month in five hundred communities. */
const most = 5_000;

/**
 * Service days of a month by community, as planned and as they took place. A day that is over and of which nobody has said that it took place counts as missed; what
 * was cancelled does too. The share is that of communities in which all that is over took place, among those in which something is over.
 */
export const planOfMonth = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof monthPlan.query>>,
): Promise<MonthPlan> => {
  const eye = await eyeOf(context, viewer);
  const own = outermost(areasWith(viewer, 'activities.read'))[0];
  const area =
    q.area === undefined ? ((own === undefined ? null : eye.snapshot.findByPath(own)) ?? eye.snapshot.root) : areaOf(eye, q.area);
  if (!can(viewer, 'activities.read') || !reads(viewer, area.path)) fail('session.forbidden');
  const [year = 0, month = 0] = q.month.split('-').map(Number);
  const [from, until] = [month, month + 1].map((n) => new Date(Date.UTC(year, n - 1, 1) - 8 * 3_600_000)) as [Date, Date];
  const filter = { areas: [area.code], area: null, kind: null, states: null, series: null, from, until, planned: true };
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfActivities(tx, filter, null, most));
  const within = eye.snapshot.within(area, 'community');
  const communities = within.length > 0 ? within : [area];
  const over = (a: ActivityRecord): boolean => a.endsAt <= eye.now;
  const missed = (a: ActivityRecord): boolean => a.state === 'cancelled' || a.state === 'not_held' || (a.state === 'planned' && over(a));
  const shown = communities.map((community) => {
    const days = rows.filter(({ areaPath }) => isWithin(areaPath, community.path));
    return {
      area: { code: community.code, name: eye.snapshot.describe(community) },
      planned: days.length,
      held: days.filter(({ state }) => state === 'held').length,
      missed: days.filter(missed).length,
      due: days.filter((a) => over(a) || missed(a)).length,
      days: days.map((a) => ({
        id: a.id,
        title: a.title,
        kind: a.rules.title,
        startsAt: a.startsAt.toISOString(),
        endsAt: a.endsAt.toISOString(),
        place: a.place,
        organiser: a.organiser,
        state: a.state,
        untold: a.state === 'planned' && over(a),
      })),
    };
  });
  const due = shown.filter((one) => one.due > 0);
  return {
    month: q.month,
    area: { code: area.code, name: eye.snapshot.describe(area) },
    communities: shown.map(({ due: _, ...one }) => one),
    due: due.length,
    kept: due.filter((one) => one.missed === 0).length,
  };
};
