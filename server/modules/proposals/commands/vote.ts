import { shanghaiDay } from '#contract/kernel/day.ts';
import type { MethodStep } from '#contract/proposals/methods.ts';
import type { Count } from '#contract/votes/count.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Running } from '#modules/votes/index.ts';
import type { Context } from '../context.ts';
import { stepOf } from '../queries/present.ts';
import { areaIdOf, findVersion, lockProposal, type ProposalRecord } from '../store/proposals.ts';
import { changeStep, type Sitting, type StepRecord, stepOfVote, stepsOf } from '../store/steps.ts';
import { finishStep } from './finish.ts';

/** The type under which votes are held on proposals. */
export const voteType = 'proposal';
/** So much of a text stands on the ballot; the rest is on the page of the proposal. */
const longest = 3_900;

const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** Opens the vote of a step among the residents of the area, secret, from its first day to the end of its last. @returns its id */
export const openStepVote = async (
  { votes }: Pick<Context, 'votes'>,
  tx: Tx,
  running: Running,
  p: ProposalRecord,
  { rule }: MethodStep,
  { fromOn, untilOn }: { readonly fromOn: string; readonly untilOn: string },
): Promise<string> => {
  const text = (await findVersion(tx, p.id, p.textVersion))?.parts.map((part) => part.text).join('\n') ?? '';
  const opensAt = midnight(fromOn);
  return votes.open(tx, running, {
    subject: { type: voteType, id: p.id },
    areaId: await areaIdOf(tx, p.areaPath),
    title: p.title,
    questions: [
      {
        id: 'proposal',
        title: p.title,
        text: text.length > longest ? `${text.slice(0, longest)}……` : text,
        kind: 'motion',
        options: [],
        most: 0,
        rule: {
          measures: 'heads',
          secret: true,
          quorum: rule?.quorum ?? null,
          majority: rule?.majority ?? fail('proposals.rule_needed', { method: p.method.title.zh, step: '' }),
          silence: 'none',
          change: true,
          tie: 'fails',
          source: p.method.source.slice(0, 300),
        },
        reserved: false,
      },
    ],
    roll: await votes.rolls.residents(tx, p.areaPath.replaceAll('.', '')),
    opensAt: new Date(Math.max(+opensAt, +running.at)),
    closesAt: midnight(daysAfter(untilOn, 1)),
    published: true,
  });
};

const held = async (tx: Tx, voteId: string): Promise<{ p: ProposalRecord; steps: StepRecord[]; step: StepRecord } | null> => {
  const found = await stepOfVote(tx, voteId);
  const p = found && (await lockProposal(tx, found.proposalId));
  if (!p) return null;
  const steps = (await stepsOf(tx, [p.id])).get(p.id) ?? [];
  const step = steps.find((one) => one.voteId === voteId && one.state === 'running');
  return step ? { p, steps, step } : null;
};

/** A vote has been counted: the step ends by it, or – without a quorum – waits to be held again. */
export const voteClosed = async (context: Context, tx: Tx, running: Running, voteId: string, [count]: Count): Promise<void> => {
  const found = await held(tx, voteId);
  if (!found || !count) return;
  const { p, steps, step } = found;
  const sitting: Sitting = {
    heldOn: shanghaiDay(running.at),
    due: count.due.heads,
    present: count.took.heads,
    yes: count.yes.heads,
    no: count.no.heads,
    abstain: count.abstain.heads,
    outcome: count.quorumMet ? (count.passed ? 'carried' : 'fallen') : 'no_quorum',
  };
  await changeStep(tx, p.id, step.number, { sittings: [...step.sittings, sitting] });
  if (sitting.outcome === 'no_quorum') await changeStep(tx, p.id, step.number, { way: null });
  else await finishStep(context, tx, running, p, steps, step, { words: null, outcome: sitting.outcome, sitting, mergesNext: false });
};

/** A vote was declared void: the step waits to be held again. */
export const voteVoided = async (tx: Tx, voteId: string): Promise<void> => {
  const found = await held(tx, voteId);
  if (found && stepOf(found.p, found.step.number).kind === 'decide') await changeStep(tx, found.p.id, found.step.number, { way: null });
};
