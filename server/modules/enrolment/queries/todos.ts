import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { areaOf, type Context, eyeOf } from '../context.ts';
import { mayManage, readCodes, unitsOf } from '../policy.ts';
import { pageOfMembers } from '../store/enrolments.ts';
import { contestedWithin } from '../store/records.ts';

/** To-dos of a kind shown at most. */
const most = 100;

/** Days after which a community sees who still waits for their branch. */
const patience = 7;

/** For a branch: who of its unit waits to be confirmed. For a community: who waits without a unit that could, or for long, and whose record is contested. */
export const enrolmentTodos = (context: Context): TodoSource => ({
  kinds: ['enrolment.confirm', 'enrolment.contested'],
  of: async (viewer, asked) => {
    const units = unitsOf(viewer);
    const manages = mayManage(viewer);
    if (units.length === 0 && !manages) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const unconfirmedSince = shanghaiDay(new Date(eye.now.getTime() - patience * 86_400_000));
    const { rows, contested } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
      const any = { states: ['asked'], groupId: null, renewBefore: null, q: null, before: null, limit: most };
      const ofUnits = [];
      for (const unitId of units) ofUnits.push(...(await pageOfMembers(tx, { ...any, codes: null, unitId })));
      const here = manages ? await pageOfMembers(tx, { ...any, codes: readCodes(viewer), unitId: null, unconfirmedSince }) : [];
      return {
        rows: [...ofUnits, ...here.filter((one) => mayManage(viewer, one.areaPath))],
        contested: manages
          ? (await contestedWithin(tx, readCodes(viewer), null, most)).filter((one) => mayManage(viewer, one.areaPath))
          : [],
      };
    });
    return todosOf(
      [
        ...rows.map(
          (row): Todo => ({
            kind: 'enrolment.confirm',
            id: row.id,
            title: row.unitName ?? '',
            area: areaOf(eye, row.areaPath).name,
            dueAt: null,
            light: 'none',
            data: { day: row.since },
          }),
        ),
        ...contested.map(
          (row): Todo => ({
            kind: 'enrolment.contested',
            id: row.id,
            title: row.unitName,
            area: areaOf(eye, row.areaPath).name,
            dueAt: null,
            light: 'none',
            data: { period: row.period },
          }),
        ),
      ],
      asked,
    );
  },
});
