import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { openBudgets, standingOf } from '../store/budgets.ts';
import { pageOfByHand } from '../store/by-hand.ts';
import { pageOfObjections } from '../store/objections.ts';
import { pageOfOddities } from '../store/oddities.ts';
import { mayDecide } from './objections.ts';
import { supervised } from './oddities.ts';

/** To-dos of a kind shown at most. */
const most = 200;
const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
const permissions = ['points.confirm', 'points.supervise', 'points.budgets'] as const;

/** Entries by hand of others to confirm, odd bookings to look into, objections to answer, budgets that points wait for. */
export const pointTodos = (context: Context): TodoSource => ({
  kinds: ['points.confirm', 'points.odd', 'points.objection', 'points.budget'],
  of: async (viewer: Viewer, asked) => {
    if (!permissions.some((one) => can(viewer, one))) return { items: [], counts: {} };
    const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
    const nameOf = (code: string): string | null => {
      const area = snapshot.find(code);
      return area && snapshot.describe(area);
    };
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const confirmed = codesOf(areasWith(viewer, 'points.confirm'));
      const waiting =
        confirmed.length === 0
          ? []
          : (await pageOfByHand(tx, { states: ['asked'], within: confirmed, notBy: viewer.accountId }, null, most)).filter(
              ({ accountId }) => accountId !== viewer.accountId,
            );
      const watched = supervised(viewer);
      const odd =
        watched.length === 0
          ? []
          : (await pageOfOddities(tx, { within: watched, open: true }, null, most)).filter(
              ({ accountId }) => accountId !== viewer.accountId,
            );
      const objected =
        watched.length === 0
          ? []
          : (await pageOfObjections(tx, { within: watched, open: true }, null, most)).filter((row) => mayDecide(viewer, row));
      const kept = can(viewer, 'points.budgets')
        ? (await openBudgets(tx)).filter(({ areaCode }) => can(viewer, 'points.budgets', pathOfCode(areaCode)))
        : [];
      const standing = await standingOf(
        tx,
        kept.map(({ id }) => id),
      );
      const short = kept.filter(({ id }) => (standing.get(id)?.acts ?? 0) > 0);
      const todo = (kind: string, id: string, title: string, code: string, data: Todo['data']): Todo => ({
        kind,
        id,
        title,
        area: nameOf(code),
        dueAt: null,
        light: 'none',
        data,
      });
      return todosOf(
        [
          ...waiting.map((one) => todo('points.confirm', one.id, one.reason, one.areaCode, { day: one.onDay })),
          ...odd.map((one) => todo('points.odd', one.id, one.by, one.areaCode, { day: one.onDay })),
          ...objected.map((one) => todo('points.objection', one.objectionId, one.words, one.areaCode, { day: one.onDay })),
          ...short.map((one) => todo('points.budget', one.id, one.title, one.areaCode, {})),
        ],
        asked,
      );
    });
  },
});
