import type { z } from 'zod';
import { settingOf } from '#contract/kernel/settings.ts';
import type {
  Evaluation,
  Proposal,
  ProposalAct,
  ProposalItem,
  ProposalStep,
  proposalAmendment,
  proposalComment,
} from '#contract/proposals/api.ts';
import type { MethodStep } from '#contract/proposals/methods.ts';
import { leastEvaluations } from '#contract/proposals/settings.ts';
import { talks } from '#contract/proposals/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { Eye } from '../context.ts';
import { endsFrom, mustBeHeldAgain, nextOf, runningOf, textOpen, within } from '../domain/steps.ts';
import { mayManage, mayRead, mayTalk } from '../policy.ts';
import { evaluationOf, sumsOf, wordsOfEvaluations } from '../store/evaluations.ts';
import { findProposal, findVersion, type ProposalRecord } from '../store/proposals.ts';
import { type StepRecord, stepsOf } from '../store/steps.ts';
import { type AmendmentRecord, type CommentRecord, countsOf } from '../store/talk.ts';

/** The type files of proposals hang on. */
export const fileOwner = 'proposal';
/** Words of residents that are shown to those who follow a proposal. */
const mostWords = 100;

/** Whether a proposal is shown to a viewer: what was announced to everybody, drafts to those who follow proposals there. */
export const sees = (eye: Pick<Eye, 'viewer'>, p: ProposalRecord, steps: readonly StepRecord[]): boolean =>
  steps.some(({ announcedAt }) => announcedAt !== null) || mayRead(eye.viewer, p.areaPath);

/** The rule of a step. */
export const stepOf = (p: ProposalRecord, number: number): MethodStep => p.method.steps[number - 1] ?? fail('proposals.proposal_not_found');

/** A proposal the viewer may see, with its steps. @throws proposals.proposal_not_found */
export const seen = async (eye: Eye, tx: Tx, id: string): Promise<{ p: ProposalRecord; steps: StepRecord[] }> => {
  const p = (await findProposal(tx, id)) ?? fail('proposals.proposal_not_found');
  const steps = (await stepsOf(tx, [id])).get(id) ?? [];
  return sees(eye, p, steps) ? { p, steps } : fail('proposals.proposal_not_found');
};

export const presentItem = ({ snapshot }: Eye, p: ProposalRecord, steps: readonly StepRecord[]): ProposalItem => {
  const area = snapshot.findByPath(p.areaPath) ?? snapshot.root;
  const running = runningOf(steps);
  const shown = p.state === 'draft' || p.state === 'running' ? (running ?? nextOf(steps)) : null;
  return {
    id: p.id,
    title: p.title,
    area: { code: area.code, name: snapshot.describe(area) },
    method: p.method.title,
    state: p.state,
    step: shown && {
      number: shown.number,
      of: p.method.steps.length,
      title: stepOf(p, shown.number).title,
      fromOn: shown.fromOn,
      untilOn: shown.untilOn,
    },
    stepRuns: running !== null,
    createdAt: p.createdAt.toISOString(),
  };
};

/** What the viewer may do now. */
export const actsOf = (eye: Eye, p: ProposalRecord, steps: readonly StepRecord[]): ProposalAct[] => {
  if (p.state !== 'draft' && p.state !== 'running') return [];
  const running = runningOf(steps);
  const rule = running && stepOf(p, running.number);
  const next = running && p.method.steps[running.number];
  const manages = mayManage(eye.viewer, p.areaPath);
  const now = running !== null && within(running, eye.today);
  const voting = running?.way === 'vote';
  const again = running !== null && rule !== null && mustBeHeldAgain(rule, running);
  const may: Readonly<Record<ProposalAct, boolean>> = {
    edit: manages && textOpen(p.state, rule),
    begin: manages && (nextOf(steps) !== null || again),
    extend: manages && running !== null && !voting && !again,
    end: manages && running !== null && rule !== null && !voting && !again && eye.today >= endsFrom(rule, running),
    merge: manages && running !== null && next?.mayMerge === true,
    withdraw: manages && !voting,
    answer: manages && rule !== null && talks(rule.kind),
    comment: now && rule !== null && talks(rule.kind) && mayTalk(eye.viewer, rule.participants, p.areaPath),
    amend: now && rule !== null && talks(rule.kind) && mayTalk(eye.viewer, rule.participants, p.areaPath),
    evaluate: now && rule?.kind === 'evaluate' && mayTalk(eye.viewer, 'residents', p.areaPath),
  };
  return (Object.keys(may) as ProposalAct[]).filter((act) => may[act]);
};

/** What residents think, once there are enough of them; before that nothing but that there are too few. */
const presentEvaluation = async (eye: Eye, tx: Tx, p: ProposalRecord): Promise<Evaluation> => {
  const least = settingOf(leastEvaluations, eye.settings);
  const sums = await sumsOf(tx, p.id);
  if (sums.total < least)
    return { enough: false, least, total: null, satisfied: null, fair: null, unsatisfied: null, carriedOut: null, words: [] };
  const { total, satisfied, fair, unsatisfied, yes, partly, no, unknown } = sums;
  const words = mayRead(eye.viewer, p.areaPath) ? await wordsOfEvaluations(tx, p.id, mostWords) : [];
  return { enough: true, least, total, satisfied, fair, unsatisfied, carriedOut: { yes, partly, no, unknown }, words };
};

/** One proposal as the viewer may see it. @throws proposals.proposal_not_found */
export const proposalShown = async (eye: Eye, tx: Tx, id: string): Promise<Proposal> => {
  const { p, steps } = await seen(eye, tx, id);
  const reads = mayRead(eye.viewer, p.areaPath);
  const version = (await findVersion(tx, id, p.textVersion)) ?? fail('proposals.proposal_not_found');
  const counts = await countsOf(tx, id);
  const files = reads && steps.some(({ documentIds }) => documentIds.length > 0) ? await filesOf(tx, fileOwner, [id]) : [];
  const asked = steps.some((s) => s.announcedAt !== null && stepOf(p, s.number).kind === 'evaluate');
  const own = eye.viewer === null || !asked ? null : await evaluationOf(tx, id, eye.viewer.accountId);
  return {
    ...presentItem(eye, p, steps),
    source: p.method.source,
    textVersion: p.textVersion,
    parts: version.parts.map(({ key, text }) => ({ key, text })),
    steps: steps.map(
      (s): ProposalStep => ({
        number: s.number,
        step: stepOf(p, s.number),
        state: s.state,
        fromOn: s.fromOn,
        untilOn: s.untilOn,
        notice: s.notice,
        words: s.words,
        way: s.way,
        voteId: s.voteId,
        textVersion: s.textVersion,
        sittings: [...s.sittings],
        outcome: s.outcome,
        documents: files.flatMap((file) => (s.documentIds.includes(file.id) ? [{ id: file.id, name: file.name ?? '' }] : [])),
        disclosureId: s.disclosureId,
      }),
    ),
    words: p.words,
    comments: counts.comments,
    amendments: counts.amendments,
    amendmentsOpen: counts.open,
    evaluation: asked ? await presentEvaluation(eye, tx, p) : null,
    own,
    acts: actsOf(eye, p, steps),
  };
};

const byOf = (eye: Eye, one: { readonly accountId: string; readonly name: string | null }): { by: string; own: boolean } => {
  const own = eye.viewer !== null && one.accountId === eye.viewer.accountId;
  return { by: own ? (one.name ?? '') : maskName(one.name ?? ''), own };
};

/** A comment as the viewer may see it: one that was taken off has no words, but for whoever made it. */
export const presentComment = (eye: Eye, c: CommentRecord): z.input<typeof proposalComment> => {
  const by = byOf(eye, c);
  return {
    id: c.id,
    ...by,
    staff: c.staff,
    stance: c.stance,
    version: c.version,
    part: c.partKey,
    words: c.hidden === null || by.own ? c.words : null,
    at: c.at.toISOString(),
    answer: c.answer,
    hidden: c.hidden,
    step: c.step,
  };
};

/** An amendment as the viewer may see it, beside the words it would change. */
export const presentAmendment = (
  eye: Eye,
  m: AmendmentRecord,
  parts: readonly { readonly key: string; readonly text: string }[],
): z.input<typeof proposalAmendment> => ({
  id: m.id,
  ...byOf(eye, m),
  staff: m.staff,
  version: m.version,
  part: m.partKey,
  before: m.before,
  after: m.after,
  reason: m.reason,
  at: m.at.toISOString(),
  state: m.state,
  answer: m.answer,
  takenVersion: m.takenVersion,
  overtaken: m.state === 'open' && m.partKey !== null && !parts.some(({ key, text }) => key === m.partKey && text === m.before),
  step: m.step,
});
