import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Budget, listBudgets } from '#contract/points/budgets.ts';
import { isWithin, pathOfCode } from '#contract/territory/levels.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { type BudgetRow, findBudget, grantsOf, openBudgets, standingOf } from '../store/budgets.ts';
import { waitingWithout } from '../store/earned.ts';
import { namesOfAccounts } from '../store/people.ts';

/** Whether a viewer sees a budget: it pays in areas of theirs, or lies in one. */
const sees = (viewer: Viewer, { areaCode }: BudgetRow): boolean => {
  const path = pathOfCode(areaCode);
  return areasWith(viewer, 'points.read').some((own) => isWithin(path, own) || isWithin(own, path));
};

/** Budgets as they stand this year, for who reads them. */
const present = async (context: Context, tx: Tx, viewer: Viewer, rows: readonly BudgetRow[]): Promise<Budget[]> => {
  const { territory, kernel, ledger } = context;
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const year = Number(shanghaiDay(kernel.clock.now()).slice(0, 4));
  const ids = rows.map(({ id }) => id);
  const [standing, grants] = [await standingOf(tx, ids), await grantsOf(tx, ids, year)];
  const names = await namesOfAccounts(
    tx,
    grants.map(({ grantedBy }) => grantedBy),
  );
  const shown: Budget[] = [];
  for (const row of rows) {
    const { available } = await ledger.balance(tx, { type: 'budget', id: row.id });
    const { granted = 0, acts = 0, points = 0, debt = 0 } = standing.get(row.id) ?? {};
    const own = grants.filter(({ budgetId }) => budgetId === row.id);
    shown.push({
      id: row.id,
      area: { code: row.areaCode, name: snapshot.find(row.areaCode)?.name ?? row.areaCode },
      title: row.title,
      payer: row.payer,
      ceiling: row.ceiling,
      version: row.version,
      openedAt: row.openedAt.toISOString(),
      closed: row.closedAt !== null,
      year,
      granted: own.reduce((sum, one) => sum + one.points, 0),
      available,
      paid: granted - available,
      waiting: { acts, points },
      debt,
      grants: own.map((one) => ({
        points: one.points,
        payer: one.payer,
        reason: one.reason,
        by: one.grantedBy === null ? null : (names.get(one.grantedBy) ?? null),
        at: one.grantedAt.toISOString(),
      })),
      mayKeep: can(viewer, 'points.budgets', pathOfCode(row.areaCode)),
    });
  }
  return shown;
};

/** One budget. @throws points.budget_not_found */
export const presentBudget = async (context: Context, tx: Tx, viewer: Viewer, id: string): Promise<Budget> => {
  const row = await findBudget(tx, id);
  if (!row || !sees(viewer, row)) return fail('points.budget_not_found');
  return (await present(context, tx, viewer, [row]))[0] as Budget;
};

/** Budgets that concern a viewer's areas. */
export const budgetsPage = async (context: Context, viewer: Viewer): Promise<z.input<typeof listBudgets.response>> => {
  if (!can(viewer, 'points.read')) fail('session.forbidden');
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const kept = areasWith(viewer, 'points.budgets');
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const open = await openBudgets(tx);
    const items = await present(
      context,
      tx,
      viewer,
      open.filter((row) => sees(viewer, row)),
    );
    const without = await waitingWithout(
      tx,
      areasWith(viewer, 'points.read').map((path) => path.replaceAll('.', '')),
    );
    const taken = new Set(open.map(({ areaCode }) => areaCode));
    const mayOpen = kept.flatMap((path) => {
      const area = snapshot.findByPath(path);
      return area
        ? snapshot.within(area).filter(({ level, code }) => ['county', 'street', 'community'].includes(level) && !taken.has(code))
        : [];
    });
    return { items, without, mayOpen: mayOpen.map(({ code, name }) => ({ code, name })) };
  });
};
