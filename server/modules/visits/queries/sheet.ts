import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { planColumns } from '../domain/sheet.ts';
import { leads } from '../policy.ts';
import { pageOfAssignments } from '../store/assignments.ts';
import { usernamesOf } from '../store/candidates.ts';
import { presentAssignments } from './assignments.ts';
import { getVisiblePlan } from './plans.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `visits-own.${key}`);

/** Households of a plan and how they stand as a workbook, for its lead: no name of theirs, no answer. Always in Chinese. @throws session.forbidden */
export const planSheet = async (
  context: Context,
  viewer: Viewer,
  { planId }: { planId: string },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const columns = Object.values(planColumns);
  const { title, rows } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const plan = await getVisiblePlan(eye, tx, planId);
    if (!leads(viewer, plan)) fail('session.forbidden');
    const found = await pageOfAssignments(tx, planId, { areas: null, visitorId: null }, null, mostRows);
    const shown = await presentAssignments(eye, tx, plan, found);
    const names = await usernamesOf(tx, [...new Set(found.map(({ visitorId }) => visitorId))]);
    return {
      title: plan.title,
      rows: found.map((a, i) => {
        const one = shown[i];
        return [
          a.building,
          a.unit,
          a.room,
          one?.area.name ?? null,
          names.get(a.visitorId) ?? null,
          a.visitorName,
          one ? word(`due.${one.state}`) : null,
          one?.dueUntil ?? null,
          one?.missed ?? null,
          a.lastAt && shanghaiDay(a.lastAt),
          a.lastResult && word(`results.${a.lastResult.split('-')[0]}`),
        ];
      }),
    };
  });
  const sheet = { name: title.slice(0, 30), head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${title} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
