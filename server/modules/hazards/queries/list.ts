import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { areasWith, can } from '#contract/accounts/viewer.ts';
import type { exportHazards, HazardDetail, listHazards } from '#contract/hazards/api.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { bodiesOf, codesOf, mayUseHazards, readAreas } from '../policy.ts';
import { type HazardFilter, hazardsDue, pageOfHazards } from '../store/hazards.ts';
import { presentHazard, presentRow } from './present.ts';

export type LedgerAsked = z.output<NonNullable<typeof exportHazards.query>>;

/** A filter that shows nothing more than the viewer sees. @throws territory.area_not_found */
export const filterOf = (eye: Eye, q: LedgerAsked & { case?: string | undefined }): HazardFilter => {
  if (q.area !== undefined && !eye.snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  return {
    areas: codesOf(outermost(readAreas(eye.viewer))),
    bodies: bodiesOf(eye.viewer),
    area: q.area ?? null,
    states: q.state && q.state.length > 0 ? q.state : null,
    level: q.level ?? null,
    kind: q.kind ?? null,
    caseId: q.case ?? null,
    today: eye.today,
  };
};

export const hazardsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listHazards.query>>,
): Promise<z.input<typeof listHazards.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfHazards(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return {
      items: rows.map((row) => presentRow(eye, row)),
      next,
      mayRegister: can(viewer, 'hazards.handle') || bodiesOf(viewer).length > 0,
    };
  });
};

export const oneHazard = async (context: Context, viewer: Viewer, id: string): Promise<HazardDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentHazard(eye, tx, id));
};

/** To-dos shown at most; whoever has more sees them in the ledger. */
const most = 200;
/** Re-inspections are on the list from this many days ahead, milliseconds. */
const ahead = 3 * 86_400_000;

/** Hazards to be re-inspected within three days, or that should have been. */
export const hazardTodos = (context: Context): TodoSource => ({
  kinds: ['hazards.check'],
  of: async (viewer, asked) => {
    if (!mayUseHazards(viewer)) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const areas = codesOf(outermost(areasWith(viewer, 'hazards.handle')));
    const until = new Date(Date.parse(`${eye.today}T00:00:00Z`) + ahead).toISOString().slice(0, 10);
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => hazardsDue(tx, areas, bodiesOf(viewer), until, most));
    return todosOf(
      rows.map((h): Todo => {
        const { area } = presentRow(eye, h);
        const day = h.recheckOn ?? eye.today;
        return {
          kind: 'hazards.check',
          id: h.id,
          title: h.title,
          area: area.name,
          dueAt: `${day}T15:59:59.000Z`,
          light: day < eye.today ? 'red' : day === eye.today ? 'yellow' : 'green',
          data: { level: h.level },
        };
      }),
      asked,
    );
  },
});
