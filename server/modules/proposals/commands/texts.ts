import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/proposals/api.ts';
import { diffParts, type Part } from '#contract/proposals/texts.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, type ProposalCommand, proposalCommand } from '../context.ts';
import { runningOf, textOpen } from '../domain/steps.ts';
import { methodsIn } from '../methods.ts';
import { mayManage, mayRead } from '../policy.ts';
import { proposalShown, stepOf } from '../queries/present.ts';
import { addVersion, findVersion, insertProposal, lockProposal, type ProposalRecord, setProposal } from '../store/proposals.ts';
import { changeStep, dropWaiting, type StepRecord, stepsOf } from '../store/steps.ts';
import { tellParties } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getProposal.response>;

/** A proposal the viewer leads, held until the transaction ends. @throws proposals.proposal_not_found, session.forbidden */
export const managed = async ({ tx, viewer }: ProposalCommand, id: string): Promise<{ p: ProposalRecord; steps: StepRecord[] }> => {
  const p = (await lockProposal(tx, id)) ?? fail('proposals.proposal_not_found');
  const steps = (await stepsOf(tx, [id])).get(id) ?? [];
  if (!mayManage(viewer, p.areaPath)) {
    const seen = steps.some(({ announcedAt }) => announcedAt !== null) || mayRead(viewer, p.areaPath);
    fail(seen ? 'session.forbidden' : 'proposals.proposal_not_found');
  }
  return { p, steps };
};
/** The same of one that has not ended. @throws proposals.over */
export const going = async (running: ProposalCommand, id: string): Promise<{ p: ProposalRecord; steps: StepRecord[] }> => {
  const found = await managed(running, id);
  return found.p.state === 'draft' || found.p.state === 'running' ? found : fail('proposals.over');
};

const checkParts = (parts: readonly Part[]): void => {
  if (new Set(parts.map(({ key }) => key)).size < parts.length) fail('proposals.part_twice');
};

/** Drafts a proposal by a method as it is now. */
export const createProposal = (context: Context, viewer: Viewer, body: Body<typeof api.createProposal>): Promise<Answer> =>
  proposalCommand(
    context,
    viewer,
    'proposals.create',
    body,
    async ({ eye, tx, at, log }) => {
      const area = areaOf(eye, body.areaCode);
      if (!mayManage(viewer, area.path)) fail('session.forbidden');
      checkParts(body.parts);
      const method =
        (await methodsIn(context.kernel, eye.jurisdictionId)).find(({ code, retired }) => code === body.method && !retired) ??
        fail('proposals.method_unknown');
      await insertProposal(tx, {
        id: body.id,
        areaPath: area.path,
        title: body.title,
        method,
        parts: body.parts,
        createdBy: viewer.accountId,
        createdAt: at,
      });
      await log('proposals.created', body.id);
      return { proposal: body.id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );

/** Makes a new version of the text. Those who take part are told while it is discussed. */
export const changeText = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.changeProposalText>): Promise<Answer> =>
  proposalCommand(
    context,
    viewer,
    `proposals.text ${id}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const { p, steps } = await going(running, id);
      const step = runningOf(steps);
      if (!textOpen(p.state, step && stepOf(p, step.number))) fail('proposals.text_fixed');
      if (body.version !== p.textVersion) fail('proposals.text_changed', { version: p.textVersion });
      checkParts(body.parts);
      const before = (await findVersion(tx, id, p.textVersion)) ?? fail('proposals.text_changed');
      if (body.title === p.title && diffParts(before.parts, body.parts).every(({ what }) => what === 'same')) fail('proposals.text_same');
      if (p.state !== 'draft' && body.reason.length < 2) fail('proposals.words_needed');
      const number = p.textVersion + 1;
      const version = {
        proposalId: id,
        number,
        parts: body.parts,
        reason: body.reason,
        amendmentId: null,
        madeAt: at,
        madeBy: viewer.accountId,
      };
      if (!(await addVersion(tx, body.title, version))) fail('proposals.text_changed', { version: p.textVersion });
      if (p.state === 'running') await tellParties(tx, eye, p, 'text', `text ${number}`, {}, viewer.accountId);
      await log('proposals.text_changed', id, { reason: body.reason || null, data: { version: number } });
      return { proposal: id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );

/** Takes a proposal back for good. */
export const withdrawProposal = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.withdrawProposal>): Promise<Answer> =>
  proposalCommand(
    context,
    viewer,
    `proposals.withdraw ${id}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const { p, steps } = await going(running, id);
      const step = runningOf(steps);
      // a vote is ended by whoever runs votes, so that no ballot is lost without a word
      if (step?.way === 'vote') fail('proposals.vote_decides');
      if (step) await changeStep(tx, id, step.number, { state: 'ended', endedAt: at, endedBy: viewer.accountId });
      await dropWaiting(tx, id);
      await setProposal(tx, id, { state: 'withdrawn', words: body.words, endedAt: at });
      await tellParties(tx, eye, p, 'withdrawn', 'withdrawn', {}, viewer.accountId);
      await log('proposals.withdrawn', id, { reason: body.words });
      return { proposal: id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );
