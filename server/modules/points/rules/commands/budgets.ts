import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/points/budgets.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { Context } from '../context.ts';
import { presentBudget } from '../queries/budgets.ts';
import { type BudgetRow, changeBudget as change, findBudget, grantedIn, insertBudget, insertGrant } from '../store/budgets.ts';
import { anyWaiting, waitFor } from '../store/earned.ts';
import { payWaiting } from './pay-waiting.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
const yearOf = (at: Date): number => Number(shanghaiDay(at).slice(0, 4));

/** Puts points into a budget that is held, up to its ceiling for the year, and pays what waits for it. @throws points.ceiling */
const grant = async (
  context: Context,
  { tx, at, actorId, jurisdictionId, log }: Command,
  budget: BudgetRow,
  { points, payer, reason }: { points: number; payer: string; reason: string },
): Promise<void> => {
  const year = yearOf(at);
  const granted = await grantedIn(tx, budget.id, year);
  if (granted + points > budget.ceiling) fail('points.ceiling', { ceiling: budget.ceiling, left: Math.max(0, budget.ceiling - granted) });
  const id = idOf(at);
  await insertGrant(tx, { id, budgetId: budget.id, year, points, payer, reason, grantedBy: actorId, grantedAt: at });
  await context.ledger.transfer(tx, {
    id,
    from: { type: 'issuer', id: jurisdictionId },
    to: { type: 'budget', id: budget.id },
    points,
    what: 'points.grant',
    subjectId: budget.id,
    facts: { year },
  });
  const paid = await payWaiting(context, tx, budget.id);
  await log('points.granted', budget.title, { reason, data: { id: budget.id, points, payer, paid } });
};

/** The budget, if the viewer keeps it. @throws points.budget_not_found */
const getKept = async (viewer: Viewer, { tx }: Command, id: string): Promise<BudgetRow> => {
  const found = await findBudget(tx, id, true);
  if (!found || !can(viewer, 'points.budgets', pathOfCode(found.areaCode))) return fail('points.budget_not_found');
  return found;
};

/** Opens a budget for an area; what found none there waits for it from now on. */
export const openBudget = async (context: Context, viewer: Viewer, body: Body<typeof api.openBudget>) => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const area = snapshot.find(body.area) ?? fail('territory.area_not_found', { code: body.area });
  if (!can(viewer, 'points.budgets', area.path)) fail('session.forbidden');
  const run = async (running: Command) => {
    const { tx, at } = running;
    const id = idOf(at);
    const { title, payer, ceiling } = body;
    if (!(await insertBudget(tx, { id, areaCode: area.code, title, payer, ceiling }, running))) fail('points.budget_there');
    await running.log('points.budget_opened', title, { reason: body.reason, data: { id, area: area.code, ceiling } });
    await waitFor(tx, id, area.code);
    const budget = (await findBudget(tx, id, true)) as BudgetRow;
    if (body.points > 0) await grant(context, running, budget, body);
    return { id };
  };
  return command(context.kernel, viewer, 'points.open_budget', body, run, ({ tx }, { id }) => presentBudget(context, tx, viewer, id));
};

/** Puts more points into a budget, for a reason; what waits is paid, oldest first. @throws points.ceiling */
export const topUp = (context: Context, viewer: Viewer, budgetId: string, body: Body<typeof api.topUp>) =>
  command(
    context.kernel,
    viewer,
    `points.top_up ${budgetId}`,
    body,
    async (running) => {
      const budget = await getKept(viewer, running, budgetId);
      if (budget.closedAt) fail('points.budget_closed');
      await grant(context, running, budget, body);
      return { id: budgetId };
    },
    ({ tx }) => presentBudget(context, tx, viewer, budgetId),
  );

/** Changes what a budget is called, who pays and how much a year at most, or closes it; nobody waits for one that is closed. */
export const changeBudget = (context: Context, viewer: Viewer, budgetId: string, body: Body<typeof api.changeBudget>) =>
  command(
    context.kernel,
    viewer,
    `points.change_budget ${budgetId}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      const budget = await getKept(viewer, running, budgetId);
      const { title, payer, ceiling, version, closed, reason } = body;
      if (budget.version !== version) fail('points.budget_changed');
      if (ceiling < (await grantedIn(tx, budgetId, yearOf(at)))) fail('points.ceiling_below');
      if (closed && (await anyWaiting(tx, budgetId))) fail('points.budget_waits');
      const closedAt = closed ? (budget.closedAt ?? at) : null;
      await change(tx, { id: budgetId, title, payer, ceiling, version, closedAt });
      await log('points.budget_changed', title, { reason, data: { id: budgetId, before: budget.ceiling, ceiling, closed } });
      return { id: budgetId };
    },
    ({ tx }) => presentBudget(context, tx, viewer, budgetId),
  );
