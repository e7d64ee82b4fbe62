import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/subsidies/api.ts';
import { yuanOf } from '#contract/subsidies/money.ts';
import { stepOf } from '#contract/subsidies/values.ts';
import { command } from '#kernel/command.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context } from '../context.ts';
import { cut } from '../domain/reckon.ts';
import { estatesOf, reckonAll, settledRun } from '../gather.ts';
import { mayApprove, mayRun, mayStep } from '../policy.ts';
import { changesOf, schemeOf, seenRun } from '../queries/runs.ts';
import { schemeKind } from '../scheme-kind.ts';
import { approvedOf, holdBudget, insertLines, insertRun, linesOf, lockRun, payLine, setRun } from '../store/runs.ts';
import { tellApproved, tellApprovers, tellPaid } from '../tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.reckonSubsidy.response>;

const shown = async (tx: Tx, viewer: Viewer, id: string): Promise<Answer> => (await seenRun(tx, viewer, id)).run;

/** Reckons a scheme from the final scores of a period: each estate by its score, all cut where they are over what the budget of the year has left. */
export const reckonSubsidy = async (
  context: Context,
  viewer: Viewer,
  code: string,
  body: Body<typeof api.reckonSubsidy>,
): Promise<Answer> => {
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  if (!mayRun(viewer)) fail('session.forbidden');
  const estates = await estatesOf(context, jurisdictionId);
  return command(
    kernel,
    viewer,
    `subsidies.reckon ${code}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      const found = (await readInForce(tx, schemeKind, jurisdictionId, at, code)) ?? fail('subsidies.scheme_not_found');
      const { version, content } = found;
      const settled = await settledRun(context, tx, jurisdictionId, body.runId);
      if (!settled || settled.run.card !== content.card || settled.card.subjects !== 'estate' || settled.scores.length === 0)
        return fail('subsidies.scores_missing');
      const { run } = settled;
      const year = Number(run.first.slice(0, 4));
      const reckoned = reckonAll(content, settled, estates);
      const wanted = reckoned.map((one) => one.wanted);
      const left = content.budget - (await approvedOf(tx, code, year));
      const amounts = cut(wanted, left);
      const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
      try {
        await insertRun(tx, {
          ...{ id: body.id, scheme: code, version, year, cardRunId: run.id, cardEdition: run.edition, first: run.first, last: run.last },
          ...{ wanted: sum(wanted), total: sum(amounts), left, reckonedAt: at, reckonedBy: viewer.accountId },
        });
      } catch (error) {
        if (isViolation(error, 'subsidy_runs_one')) fail('subsidies.run_taken', { first: run.first, last: run.last });
        throw error;
      }
      const lines = reckoned.map(({ byCompany: _, ...one }, i) => {
        const amount = amounts[i] ?? 0;
        return { ...one, number: 0, amount, why: one.why ?? (amount === 0 ? ('budget' as const) : null), reason: '' };
      });
      await insertLines(tx, body.id, lines, { at, by: viewer.accountId });
      await tellApprovers(tx, running, body.id, 'check');
      await log('subsidies.reckoned', body.id, { data: { scheme: code, total: sum(amounts) } });
      return { run: body.id };
    },
    ({ tx }, { run }) => shown(tx, viewer, run),
    systemAccess(jurisdictionId),
  );
};

/**
 * Checks, approves or abandons. Whoever reckoned does neither of the first two. Scores that were corrected since must be reckoned anew; nor is more approved than
 * the budget of the year still has, however many are approved at once.
 */
export const stepSubsidy = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.stepSubsidy>): Promise<Answer> => {
  const { jurisdictionId } = viewer;
  return command(
    context.kernel,
    viewer,
    `subsidies.step ${id}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayApprove(viewer) && !mayRun(viewer)) fail('session.forbidden');
      const run = (await lockRun(tx, id)) ?? fail('subsidies.run_not_found');
      if (!stepOf[body.step].from.includes(run.state)) fail('subsidies.step_over', { state: run.state });
      if (!mayStep(viewer, run, body.step)) fail(run.reckonedBy === viewer.accountId ? 'subsidies.own' : 'session.forbidden');
      if (body.step !== 'abandon') {
        const settled = await settledRun(context, tx, jurisdictionId, run.cardRunId);
        if (settled?.run.edition !== run.cardEdition) fail('subsidies.scores_changed');
      }
      if (body.step === 'approve') {
        await holdBudget(tx, run.scheme, run.year);
        const { budget } = await schemeOf(tx, jurisdictionId, run);
        const left = budget - (await approvedOf(tx, run.scheme, run.year));
        if (run.total > 0 && run.total > left) fail('subsidies.over_budget', { left: yuanOf(left) });
      }
      await setRun(tx, id, { state: stepOf[body.step].to, at, by: viewer.accountId });
      if (body.step === 'check') await tellApprovers(tx, running, id, 'approve');
      if (body.step === 'approve') await tellApproved(tx, running, run, await linesOf(tx, id));
      await log(`subsidies.${body.step}`, id, { reason: body.reason || null, data: { total: run.total } });
      return { run: id };
    },
    ({ tx }, { run }) => shown(tx, viewer, run),
    systemAccess(jurisdictionId),
  );
};

/** Notes that lines were paid or came back: all of those named or none, each once. */
export const paySubsidy = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.paySubsidy>): Promise<Answer> =>
  command(
    context.kernel,
    viewer,
    `subsidies.pay ${id}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayRun(viewer)) fail('session.forbidden');
      const run = (await lockRun(tx, id)) ?? fail('subsidies.run_not_found');
      if (run.state !== 'approved') fail('subsidies.step_over', { state: run.state });
      if (body.paidOn > shanghaiDay(at)) fail('subsidies.day_ahead');
      const lines = await linesOf(tx, id);
      const paid = { paidOn: body.paidOn, receipt: body.receipt, by: viewer.accountId };
      for (const asked of body.lines) {
        const line = lines.find(({ subject, number }) => subject === asked.subject && number === asked.number);
        if (!line || line.amount === 0) return fail('subsidies.line_not_found');
        if (!(await payLine(tx, id, asked, paid))) fail('subsidies.paid', { name: line.name });
      }
      const isPaid = ({ subject, number }: { subject: string; number: number }): boolean =>
        body.lines.some((one) => one.subject === subject && one.number === number);
      await tellPaid(tx, running, run, lines.filter(isPaid), body.id);
      await log('subsidies.paid', id, { data: { lines: body.lines.length, receipt: body.receipt } });
      return { run: id };
    },
    ({ tx }, { run }) => shown(tx, viewer, run),
    systemAccess(viewer.jurisdictionId),
  );

/** Decides that an estate is paid the rest, or pays back, by its corrected score: a further line, with the reason. */
export const correctSubsidy = async (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.correctSubsidy>,
): Promise<Answer> => {
  const { jurisdictionId } = viewer;
  if (!mayApprove(viewer)) fail('session.forbidden');
  const estates = await estatesOf(context, jurisdictionId);
  return command(
    context.kernel,
    viewer,
    `subsidies.correct ${id} ${body.subject}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      const run = (await lockRun(tx, id)) ?? fail('subsidies.run_not_found');
      if (run.state !== 'approved') fail('subsidies.step_over', { state: run.state });
      if (run.reckonedBy === viewer.accountId) fail('subsidies.own');
      const changed = (await changesOf(context, tx, jurisdictionId, run, estates)).find(({ line }) => line.subject === body.subject);
      if (!changed) return fail('subsidies.nothing_changed');
      if (changed.after !== body.after) fail('subsidies.changed');
      await holdBudget(tx, run.scheme, run.year);
      const { budget } = await schemeOf(tx, jurisdictionId, run);
      const left = budget - (await approvedOf(tx, run.scheme, run.year));
      if (changed.line.amount > Math.max(0, left)) fail('subsidies.over_budget', { left: yuanOf(left) });
      await insertLines(tx, id, [{ ...changed.line, number: changed.next, reason: body.reason }], { at, by: viewer.accountId });
      await log('subsidies.corrected', id, { reason: body.reason, data: { subject: body.subject, amount: changed.line.amount } });
      return { run: id };
    },
    ({ tx }, { run }) => shown(tx, viewer, run),
    systemAccess(jurisdictionId),
  );
};
