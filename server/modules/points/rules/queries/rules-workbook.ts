import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { capPeriods } from '#contract/points/rule-values.ts';
import { type PointRules, pointRules, shippedRules } from '#contract/points/rules.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { findDraft } from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import {
  bookColumns,
  capColumnOf,
  capColumns,
  capWords,
  classWords,
  everybody,
  ruleColumns,
  ruleSheetNames,
} from '../../domain/rules-sheet.ts';
import type { Context } from '../context.ts';
import { openBudgets } from '../store/budgets.ts';
import { actsPage } from './acts.ts';

/** The book of rules as somebody works on it: prepared, else in force, else those that come along. A draft that is no book yet is left aside. */
export const bookAtHand = async ({ kind, kernel }: Context, tx: Tx, jurisdictionId: string): Promise<PointRules> => {
  const draft = await findDraft(tx, { jurisdictionId, kind: kind.kind, subject: '' });
  const prepared = draft && pointRules.safeParse(draft.content).data;
  return prepared || ((await readInForce(tx, kind, jurisdictionId, kernel.clock.now()))?.content ?? shippedRules);
};

const headed = (columns: Readonly<Record<string, readonly [string, number, ...unknown[]]>>) => ({
  head: [Object.values(columns).map(([heading]) => heading)],
  widths: Object.values(columns).map(([, width]) => width),
});

/** Rules of points as a workbook in the form an import reads. @throws session.forbidden */
export const rulesWorkbook = async (context: Context, viewer: Viewer, signal: AbortSignal): Promise<NamedWorkbook> => {
  if (!can(viewer, 'points.design')) fail('session.forbidden');
  const { rules, caps, step, seasons, budgets } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
    ...(await bookAtHand(context, tx, viewer.jurisdictionId)),
    budgets: new Map((await openBudgets(tx)).map(({ id, title }) => [id, title])),
  }));
  const acts = new Map(actsPage(context, 'zh-CN').items.map((one) => [one.act, one]));
  const bytes = await writeWorkbook(
    [
      {
        name: ruleSheetNames.rules,
        ...headed(ruleColumns),
        rows: rules.map((one) => {
          const act = acts.get(one.act);
          const capOf = Object.fromEntries(one.caps.map(({ per, points }) => [capColumnOf[per], points]));
          return [
            one.code,
            one.title.zh,
            one.title.en,
            act?.title ?? one.act,
            one.kinds.map((kind) => act?.kinds.find(({ code }) => code === kind)?.title ?? kind).join('、'),
            one.classes.map((each) => classWords[each]).join('、') || everybody,
            one.points,
            ...capPeriods.map((per) => capOf[capColumnOf[per]] ?? null),
            one.months,
            one.area,
            one.budget === null ? null : (budgets.get(one.budget) ?? one.budget),
            one.from,
            one.until,
            one.basis,
          ];
        }),
      },
      {
        name: ruleSheetNames.caps,
        ...headed(capColumns),
        rows: caps.map((one) => [one.class === null ? everybody : classWords[one.class], capWords[one.per], one.points]),
      },
      { name: ruleSheetNames.book, ...headed(bookColumns), rows: [[step, seasons.join('、')]] },
    ],
    signal,
  );
  return { bytes, name: `积分规则-${shanghaiDay(context.kernel.clock.now())}.xlsx` };
};
