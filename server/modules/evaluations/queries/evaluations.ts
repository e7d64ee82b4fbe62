import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/evaluations/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayManage, mayRead, ownOrganisations, raterKeys } from '../policy.ts';
import { type Asker, pageOfEvaluations } from '../store/evaluations.ts';
import { evaluationShown } from './present.ts';

type Query = z.output<NonNullable<typeof api.listEvaluations.query>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

export const askerOf = (viewer: Viewer, today: string): Asker => ({
  reads: mayRead(viewer),
  manages: mayManage(viewer),
  raters: raterKeys(viewer),
  organisations: ownOrganisations(viewer),
  today,
});

export const evaluationsPage = async (context: Context, viewer: Viewer, q: Query): Promise<Answer<typeof api.listEvaluations>> => {
  const after = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  const asker = askerOf(viewer, shanghaiDay(context.kernel.clock.now()));
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfEvaluations(tx, q.view, asker, after, q.limit + 1));
  const page = cutPage(rows, q.limit, ({ first, id }) => [first, id]);
  return { items: page.rows, next: page.next, mayManage: mayManage(viewer) };
};

export const oneEvaluation = async (context: Context, viewer: Viewer, id: string): Promise<Answer<typeof api.getEvaluation>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => evaluationShown(eye, tx, id));
};
