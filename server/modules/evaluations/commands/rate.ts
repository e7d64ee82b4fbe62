import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/evaluations/api.ts';
import { itemsOf, percentOf, reasonsMissing, whole } from '#contract/evaluations/values.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, evaluationCommand } from '../context.ts';
import { raterKeys } from '../policy.ts';
import { ownSheets } from '../queries/present.ts';
import { holdEvaluation } from '../store/evaluations.ts';
import { keepSheet, pairsOf } from '../store/sheets.ts';

type Body = z.output<NonNullable<typeof api.rateDepartment.body>>;
type Answer = z.input<typeof api.rateDepartment.response>;
const kept = <T>(values: Readonly<Record<string, T>>, codes: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([code]) => codes.includes(code)));

/** Fills the one sheet of a rater on a department, or corrects it until the end. The trail says that it was filled, not what stands on it. */
export const rateDepartment = (context: Context, viewer: Viewer, id: string, body: Body): Promise<Answer> =>
  evaluationCommand(
    context,
    viewer,
    `evaluations.rate ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const { rater, department, edit } = body;
      const e = (await holdEvaluation(tx, id)) ?? fail('evaluations.not_found');
      const pair = (await pairsOf(tx, id)).find((one) => one.raterKey === rater && one.departmentId === department && one.weight > 0);
      if (!pair || !raterKeys(viewer).includes(rater)) return fail('evaluations.sheet_not_found');
      if (e.state !== 'open' || eye.today > e.until) fail('evaluations.step_over');
      const items = itemsOf(e.items, department);
      const codes = items.map(({ code }) => code);
      const points = kept(body.points, codes);
      const words = kept(body.words, [...codes, whole]);
      if (percentOf(items, points) === null) fail('evaluations.points_wrong');
      const [missing] = reasonsMissing(items, e, points, words);
      if (missing !== undefined)
        fail('evaluations.reason_needed', { code: missing, item: items.find(({ code }) => code === missing)?.name ?? '' });
      const sheet = { evaluationId: id, raterKey: rater, departmentId: department, edit, points, words, by: viewer.accountId, at };
      if (!(await keepSheet(tx, sheet))) fail('evaluations.sheet_changed');
      await log('evaluations.rated', e.title, { data: { id, rater, department } });
      return { rater, department };
    },
    async (eye, tx, { rater, department }) =>
      (await ownSheets(eye, tx, id)).find((one) => one.rater.key === rater && one.department.id === department) ??
      fail('evaluations.sheet_not_found'),
  );
