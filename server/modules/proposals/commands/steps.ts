import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/proposals/api.ts';
import type { MethodStep } from '#contract/proposals/methods.ts';
import { faultOf, judge } from '#contract/proposals/rule.ts';
import { resolves } from '#contract/proposals/values.ts';
import { farthestDay } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { type Context, proposalCommand } from '../context.ts';
import { earliest, endsFrom, mustBeHeldAgain, nextOf, runningOf, shortest } from '../domain/steps.ts';
import { fileOwner, proposalShown, stepOf } from '../queries/present.ts';
import { setProposal } from '../store/proposals.ts';
import { changeStep, type Sitting, type StepRecord } from '../store/steps.ts';
import { countsOf } from '../store/talk.ts';
import { finishStep } from './finish.ts';
import { publishBegun, subjectType } from './publish.ts';
import { tellParties } from './tell.ts';
import { going } from './texts.ts';
import { openStepVote } from './vote.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getProposal.response>;

/** Announced days are never fewer: a year typed wrong is refused while it can be. @throws proposals.day_far */
const needNear = (untilOn: string, today: string, least?: string): void => {
  const day = farthestDay(today, least);
  if (untilOn > day) fail('proposals.day_far', { day });
};

/** Announces the next step; the first of them shows the proposal to everybody. */
export const beginStep = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.beginProposalStep>): Promise<Answer> =>
  proposalCommand(
    context,
    viewer,
    `proposals.begin ${id}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const { p, steps } = await going(running, id);
      const still = runningOf(steps);
      // one whose vote had no quorum, or was declared void, is held again
      const again = still && mustBeHeldAgain(stepOf(p, still.number), still) ? still : null;
      if (still && !again) fail('proposals.step_running');
      const next = again ?? nextOf(steps);
      if (next?.number !== body.number) return fail('proposals.step_over');
      const rule = stepOf(p, next.number);
      const first = earliest(rule, eye.today);
      if (body.fromOn < first) fail('proposals.notice_short', { days: rule.noticeDays, day: first, source: p.method.source });
      const last = shortest(rule, body.fromOn);
      if (body.untilOn < last) fail('proposals.period_short', { days: rule.days, day: last, source: p.method.source });
      needNear(body.untilOn, eye.today, last);
      if (rule.published === 'result' && body.notice.length < 2) fail('proposals.words_needed');
      // objections to what was published before are answered before anybody decides
      if (rule.kind === 'decide') await context.disclosures.mustBeAnswered(tx, { type: subjectType, id });
      if (rule.kind === 'decide' ? body.way === null || !rule.ways.includes(body.way) : body.way !== null)
        fail('proposals.way_not_allowed');
      const { fromOn, untilOn } = body;
      const begun = { fromOn, untilOn, words: body.notice || null, textVersion: p.textVersion };
      const disclosureId = await publishBegun(context.disclosures, tx, running, p, rule, begun);
      await changeStep(tx, id, next.number, {
        state: 'running',
        disclosureId,
        announcedAt: at,
        announcedBy: viewer.accountId,
        fromOn,
        untilOn,
        notice: body.notice || null,
        way: body.way,
        textVersion: resolves(rule.kind) ? p.textVersion : null,
        voteId: body.way === 'vote' ? await openStepVote(context, tx, running, p, rule, body) : null,
      });
      if (p.state === 'draft') await setProposal(tx, id, { state: 'running' });
      const variant = rule.kind === 'discuss' || rule.kind === 'evaluate' ? rule.kind : 'other';
      const days = { step: rule.title, from: body.fromOn, until: body.untilOn };
      await tellParties(tx, eye, p, variant, `step ${next.number} ${at.toISOString()}`, days, viewer.accountId);
      await log('proposals.step_begun', id, { data: { step: next.number, from: body.fromOn, until: body.untilOn } });
      return { proposal: id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );

/** Gives the running step more days. */
export const extendStep = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.extendProposalStep>): Promise<Answer> =>
  proposalCommand(
    context,
    viewer,
    `proposals.extend ${id}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const { p, steps } = await going(running, id);
      const step = runningOf(steps) ?? fail('proposals.no_step_running');
      if (step.way === 'vote') fail('proposals.vote_decides');
      if (step.untilOn === null || body.untilOn <= step.untilOn) fail('proposals.only_longer', { day: step.untilOn ?? '' });
      needNear(body.untilOn, eye.today);
      await changeStep(tx, id, step.number, { untilOn: body.untilOn });
      const data = { step: stepOf(p, step.number).title, until: body.untilOn };
      await tellParties(tx, eye, p, 'longer', `longer ${step.number} ${body.untilOn}`, data, viewer.accountId);
      await log('proposals.step_longer', id, { reason: body.words, data: { step: step.number, until: body.untilOn } });
      return { proposal: id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );

/** What a meeting came to by the rule of its step. @throws proposals.figures_needed, none_due, present_over, votes_over, held_wrong, minutes_needed */
const sittingOf = (rule: MethodStep, step: StepRecord, today: string, body: Body<typeof api.endProposalStep>): Sitting => {
  const { figures } = body;
  if (figures === null || rule.rule === null) return fail('proposals.figures_needed');
  const fault = faultOf(figures);
  if (fault) fail(`proposals.${fault}`);
  const [from, until] = [step.fromOn ?? '', step.untilOn ?? ''];
  if (figures.heldOn < from || figures.heldOn > until || figures.heldOn > today) fail('proposals.held_wrong', { from, until });
  if (body.documentIds.length === 0) fail('proposals.minutes_needed');
  return { ...figures, outcome: judge(figures, rule.rule) };
};

/** Ends the running step with what came of it. */
export const endStep = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.endProposalStep>): Promise<Answer> =>
  proposalCommand(
    context,
    viewer,
    `proposals.end ${id}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const { p, steps } = await going(running, id);
      const step = runningOf(steps) ?? fail('proposals.no_step_running');
      if (step.number !== body.number) fail('proposals.step_over');
      if (step.way === 'vote') fail('proposals.vote_decides');
      const rule = stepOf(p, step.number);
      if (mustBeHeldAgain(rule, step)) fail('proposals.way_not_allowed');
      const from = endsFrom(rule, step);
      if (eye.today < from) fail('proposals.period_runs', { day: from });
      if (body.words.length < 2 && rule.kind !== 'publish' && rule.kind !== 'evaluate') fail('proposals.words_needed');
      if (rule.kind === 'publish') await context.disclosures.mustBeAnswered(tx, { type: subjectType, id });
      if (rule.kind === 'discuss' && (await countsOf(tx, id)).open > 0) fail('proposals.amendments_open');
      if (body.mergesNext && p.method.steps[step.number]?.mayMerge !== true) fail('proposals.merge_not_allowed');
      const sitting = resolves(rule.kind) ? sittingOf(rule, step, eye.today, body) : null;
      const claimed = await claim(tx, viewer, body.documentIds, { type: fileOwner, id }, 'document', 9);
      await changeStep(tx, id, step.number, {
        documentIds: [...step.documentIds, ...claimed.map((file) => file.id)],
        ...(sitting && { sittings: [...step.sittings, sitting] }),
      });
      const data = { step: step.number, outcome: sitting?.outcome ?? null };
      if (sitting?.outcome === 'no_quorum') await changeStep(tx, id, step.number, { words: body.words });
      else
        await finishStep(context, tx, running, p, steps, step, {
          words: body.words || null,
          outcome: sitting?.outcome ?? null,
          sitting,
          mergesNext: body.mergesNext,
        });
      await log('proposals.step_ended', id, { reason: body.words || null, data });
      return { proposal: id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );
