import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type * as api from '#contract/proposals/api.ts';
import { commentsADay, openAmendments } from '#contract/proposals/settings.ts';
import { applyChange, type Part } from '#contract/proposals/texts.ts';
import { talks } from '#contract/proposals/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, type ProposalCommand, proposalCommand } from '../context.ts';
import { runningOf, within } from '../domain/steps.ts';
import { mayManage, mayRead, mayTalk } from '../policy.ts';
import { presentAmendment, presentComment, seen, stepOf } from '../queries/present.ts';
import { addVersion, findProposal, findVersion, holdProposal, lockProposal, type ProposalRecord } from '../store/proposals.ts';
import { type StepRecord, stepsOf } from '../store/steps.ts';
import { answerAmendmentRow, findAmendment, findComment, insertAmendment, insertComment, openOf, sayings } from '../store/talk.ts';
import { tellAnswer, tellParties } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A proposal of which the viewer may say something now: its step cannot end meanwhile, and what else they say of it is counted after this. */
interface Talk {
  readonly p: ProposalRecord;
  readonly step: StepRecord;
  readonly parts: readonly Part[];
}
const talking = async ({ eye, tx, viewer }: ProposalCommand, id: string): Promise<Talk> => {
  if (viewer.anonymous) fail('session.forbidden');
  const p = (await holdProposal(tx, id)) ?? fail('proposals.proposal_not_found');
  await seen(eye, tx, id);
  const step = runningOf((await stepsOf(tx, [id])).get(id) ?? []);
  if (!step || !talks(stepOf(p, step.number).kind) || !within(step, eye.today)) return fail('proposals.not_talking');
  if (!mayTalk(viewer, stepOf(p, step.number).participants, p.areaPath)) fail('proposals.not_asked');
  const { parts } = (await findVersion(tx, id, p.textVersion)) ?? fail('proposals.proposal_not_found');
  await sayings.hold(tx, id, viewer.accountId);
  return { p, step, parts };
};
/** Runs what somebody says of a proposal while it is talked about, kept under the id they made for it. */
const saying = <T>(
  context: Context,
  viewer: Viewer,
  what: 'comment' | 'amend',
  { proposalId, body }: { readonly proposalId: string; readonly body: { readonly id: string } },
  say: (running: ProposalCommand, talk: Talk) => Promise<void>,
  shown: (eye: Eye, tx: Tx, id: string) => Promise<T>,
): Promise<T> =>
  proposalCommand(
    context,
    viewer,
    `proposals.${what} ${proposalId}`,
    body,
    async (running) => {
      await say(running, await talking(running, proposalId));
      return { said: body.id };
    },
    (eye, tx, { said }) => shown(eye, tx, said),
  );

const commentShown = async (eye: Eye, tx: Tx, id: string) =>
  presentComment(eye, (await findComment(tx, id)) ?? fail('proposals.comment_not_found'));
const amendmentShown = async (eye: Eye, tx: Tx, id: string) => {
  const m = (await findAmendment(tx, id)) ?? fail('proposals.amendment_not_found');
  const p = (await findProposal(tx, m.proposalId)) ?? fail('proposals.amendment_not_found');
  const version = await findVersion(tx, p.id, p.textVersion);
  return presentAmendment(eye, m, version?.parts ?? []);
};

/** Says something about a proposal or a part of it. */
export const commentProposal = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.commentProposal>,
): Promise<z.input<typeof api.commentProposal.response>> =>
  saying(
    context,
    viewer,
    'comment',
    { proposalId: id, body },
    async ({ eye, tx, at }, { p, step }) => {
      // the text it is about may have changed while it was written: it stands with the version it names
      const about = (await findVersion(tx, id, body.version)) ?? fail('proposals.part_not_found');
      if (body.part !== null && !about.parts.some(({ key }) => key === body.part)) fail('proposals.part_not_found');
      const said = await sayings.before(tx, id, viewer.accountId, eye.today, body.words);
      if (said.same) fail('proposals.said_before');
      const most = settingOf(commentsADay, eye.settings);
      if (said.today >= most) fail('proposals.comments_many', { most });
      await insertComment(tx, {
        id: body.id,
        proposalId: id,
        step: step.number,
        version: body.version,
        partKey: body.part,
        stance: body.stance,
        accountId: viewer.accountId,
        staff: mayRead(viewer, p.areaPath),
        words: body.words,
        at,
        day: eye.today,
      });
    },
    commentShown,
  );

/** Answers a comment, or takes it off with the reason. */
export const answerComment = (
  context: Context,
  viewer: Viewer,
  commentId: string,
  body: Body<typeof api.answerProposalComment>,
): Promise<z.input<typeof api.answerProposalComment.response>> =>
  proposalCommand(
    context,
    viewer,
    `proposals.answer_comment ${commentId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const c = (await findComment(tx, commentId)) ?? fail('proposals.comment_not_found');
      const p = (await lockProposal(tx, c.proposalId)) ?? fail('proposals.comment_not_found');
      if (!mayManage(viewer, p.areaPath)) fail(mayRead(viewer, p.areaPath) ? 'session.forbidden' : 'proposals.comment_not_found');
      if (body.hide && c.accountId === viewer.accountId) fail('proposals.own');
      await sayings.answer(tx, commentId, { words: body.words, hide: body.hide, by: viewer.accountId, at });
      await tellAnswer(tx, eye, c, body.hide ? 'hidden' : 'comment');
      await log(body.hide ? 'proposals.comment_hidden' : 'proposals.comment_answered', commentId, { reason: body.words });
      return { comment: commentId };
    },
    (eye, tx, { comment }) => commentShown(eye, tx, comment),
  );

/** Asks for other words, for a part to go or to be added. */
export const amendProposal = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.amendProposal>,
): Promise<z.input<typeof api.amendProposal.response>> =>
  saying(
    context,
    viewer,
    'amend',
    { proposalId: id, body },
    async ({ eye, tx, at }, { p, step, parts }) => {
      if (body.version !== p.textVersion) fail('proposals.amendment_outdated', { version: p.textVersion });
      const part = body.part === null ? null : (parts.find(({ key }) => key === body.part) ?? fail('proposals.part_not_found'));
      const before = part?.text ?? '';
      if (before === body.after) fail('proposals.amendment_same');
      const most = settingOf(openAmendments, eye.settings);
      if ((await openOf(tx, id, viewer.accountId)) >= most) fail('proposals.amendments_many', { most });
      await insertAmendment(tx, {
        id: body.id,
        proposalId: id,
        step: step.number,
        version: body.version,
        partKey: body.part,
        before,
        after: body.after,
        reason: body.reason,
        accountId: viewer.accountId,
        staff: mayRead(viewer, p.areaPath),
        at,
      });
    },
    amendmentShown,
  );

/** Takes an amendment up, refuses it, or – its author – withdraws it. */
export const answerAmendment = (
  context: Context,
  viewer: Viewer,
  amendmentId: string,
  body: Body<typeof api.answerProposalAmendment>,
): Promise<z.input<typeof api.answerProposalAmendment.response>> =>
  proposalCommand(
    context,
    viewer,
    `proposals.answer_amendment ${amendmentId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const found = (await findAmendment(tx, amendmentId)) ?? fail('proposals.amendment_not_found');
      const p = (await lockProposal(tx, found.proposalId)) ?? fail('proposals.amendment_not_found');
      await seen(eye, tx, p.id);
      const self = found.accountId === viewer.accountId;
      if (body.verdict === 'withdrawn' ? !self : !mayManage(viewer, p.areaPath)) fail('session.forbidden');
      if (body.verdict !== 'withdrawn' && self) fail('proposals.own');
      if (body.verdict === 'refused' && body.words.length < 2) fail('proposals.words_needed');
      const step = runningOf((await stepsOf(tx, [p.id])).get(p.id) ?? []);
      if (!step || !talks(stepOf(p, step.number).kind)) fail('proposals.not_talking');
      let takenVersion: number | null = null;
      if (body.verdict === 'taken') {
        const current = (await findVersion(tx, p.id, p.textVersion)) ?? fail('proposals.amendment_overtaken');
        const change = { key: found.partKey, before: found.before, after: found.after };
        const parts = applyChange(current.parts, change, amendmentId) ?? fail('proposals.amendment_overtaken');
        if (parts.length === 0) fail('proposals.amendment_overtaken');
        takenVersion = p.textVersion + 1;
        const version = {
          proposalId: p.id,
          number: takenVersion,
          parts,
          reason: found.reason,
          amendmentId,
          madeAt: at,
          madeBy: viewer.accountId,
        };
        if (!(await addVersion(tx, p.title, version))) fail('proposals.amendment_overtaken');
      }
      const answer = { state: body.verdict, words: body.words, by: viewer.accountId, at, takenVersion };
      if (!(await answerAmendmentRow(tx, amendmentId, answer))) fail('proposals.answered');
      if (body.verdict !== 'withdrawn') await tellAnswer(tx, eye, found, body.verdict);
      if (takenVersion !== null) await tellParties(tx, eye, p, 'text', `text ${takenVersion}`, {}, found.accountId);
      await log(`proposals.amendment_${body.verdict}`, amendmentId, { reason: body.words || null });
      return { amendment: amendmentId };
    },
    (eye, tx, { amendment }) => amendmentShown(eye, tx, amendment),
  );
