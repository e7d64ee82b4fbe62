import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Context } from '../context.ts';
import { stepOf } from '../queries/present.ts';
import { type ProposalRecord, setProposal } from '../store/proposals.ts';
import { changeStep, dropWaiting, type Sitting, type StepRecord } from '../store/steps.ts';
import { publishesAtEnd, publishResolved } from './publish.ts';
import { tellParties } from './tell.ts';

/** How a step ended. */
interface Finished {
  readonly words: string | null;
  readonly outcome: 'carried' | 'fallen' | null;
  readonly sitting: Sitting | null;
  readonly mergesNext: boolean;
}

/** Ends the running step, and the proposal with it where it fell or this was the last. What was resolved is published where the method says so. */
export const finishStep = async (
  { disclosures }: Pick<Context, 'disclosures'>,
  tx: Tx,
  by: By,
  p: ProposalRecord,
  steps: readonly StepRecord[],
  step: StepRecord,
  { words, outcome, sitting, mergesNext }: Finished,
): Promise<void> => {
  const rule = stepOf(p, step.number);
  const ended = { endedAt: by.at, endedBy: by.actorId };
  const textVersion = step.textVersion ?? p.textVersion;
  const resolved = { words, outcome, sitting, textVersion };
  const disclosureId = publishesAtEnd(rule) ? await publishResolved(disclosures, tx, by, p, rule, resolved) : step.disclosureId;
  await changeStep(tx, p.id, step.number, { state: 'ended', outcome, words, disclosureId, ...ended });
  const next = steps.find(({ number }) => number === step.number + 1);
  if (mergesNext && next) {
    const since = { announcedAt: step.announcedAt, announcedBy: by.actorId, fromOn: step.fromOn, untilOn: step.untilOn };
    await changeStep(tx, p.id, next.number, { state: 'merged', words, ...since, ...ended });
  }
  const last = step.number + (mergesNext ? 1 : 0) >= p.method.steps.length;
  const told = { jurisdictionId: by.jurisdictionId, now: by.at };
  if (outcome === 'fallen') {
    await dropWaiting(tx, p.id);
    await setProposal(tx, p.id, { state: 'rejected', endedAt: by.at });
    await tellParties(tx, told, p, 'rejected', 'rejected', {}, by.actorId);
  } else if (last) {
    await setProposal(tx, p.id, { state: 'done', endedAt: by.at });
    await tellParties(tx, told, p, 'done', 'done', {}, by.actorId);
  }
};
