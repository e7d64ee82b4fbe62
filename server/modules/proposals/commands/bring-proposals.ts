import { shippedMethods } from '#contract/proposals/shipped.ts';
import type { CarriedOut, ProposalState, Satisfaction, Stance } from '#contract/proposals/values.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { putEvaluation } from '../store/evaluations.ts';
import { addVersion, insertProposal, setProposal } from '../store/proposals.ts';
import { changeStep, dropWaiting, type Sitting } from '../store/steps.ts';
import { answerAmendmentRow, insertAmendment, insertComment, sayings } from '../store/talk.ts';

/** A proposal as it stands, for demos. Days are `YYYY-MM-DD`. */
export interface PastProposal {
  readonly areaPath: string;
  readonly title: string;
  readonly method: string;
  readonly state: ProposalState;
  readonly createdAt: Date;
  readonly paragraphs: readonly string[];
  /** Steps that have begun, in their order; the last of them runs unless it has ended. */
  readonly steps: readonly {
    readonly fromOn: string;
    readonly untilOn: string;
    readonly notice?: string;
    readonly ended?: { readonly on: string; readonly words: string; readonly sitting?: Sitting };
  }[];
  readonly comments: readonly {
    readonly accountId: string;
    readonly stance: Stance;
    readonly words: string;
    readonly on: string;
    readonly answer?: string;
  }[];
  /** To the second paragraph; taken ones make the next version. */
  readonly amendments: readonly {
    readonly accountId: string;
    readonly after: string;
    readonly reason: string;
    readonly on: string;
    readonly answer?: { readonly state: 'taken' | 'refused'; readonly words: string };
  }[];
  readonly evaluations: readonly {
    readonly accountId: string;
    readonly satisfaction: Satisfaction;
    readonly carriedOut: CarriedOut;
    readonly words: string;
  }[];
}

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** Writes proposals with all that was said of them. @param by whoever led them */
export const bringProposals = async (tx: Tx, proposals: readonly PastProposal[], by: string): Promise<void> => {
  for (const one of proposals) {
    const method = shippedMethods.find(({ code }) => code === one.method);
    if (!method) throw new Error(`no method ${one.method} comes along`);
    const id = idOf(one.createdAt);
    let parts = one.paragraphs.map((text, i) => ({ key: `p${i + 1}`, text }));
    await insertProposal(tx, { id, areaPath: one.areaPath, title: one.title, method, parts, createdBy: by, createdAt: one.createdAt });
    let version = 1;
    for (const { accountId, after, reason, on, answer } of one.amendments) {
      const at = noon(on);
      const amendment = idOf(at);
      const [key, before] = ['p2', parts[1]?.text ?? ''];
      await insertAmendment(tx, {
        id: amendment,
        proposalId: id,
        step: 2,
        version,
        partKey: key,
        before,
        after,
        reason,
        accountId,
        staff: false,
        at,
      });
      if (!answer) continue;
      const taken = answer.state === 'taken';
      if (taken) {
        version += 1;
        parts = parts.map((part) => (part.key === key ? { ...part, text: after } : part));
        await addVersion(tx, one.title, { proposalId: id, number: version, parts, reason, amendmentId: amendment, madeAt: at, madeBy: by });
      }
      await answerAmendmentRow(tx, amendment, { state: answer.state, words: answer.words, by, at, takenVersion: taken ? version : null });
    }
    for (const { accountId, stance, words, on, answer } of one.comments) {
      const at = noon(on);
      const comment = idOf(at);
      const what = { step: 2, version: 1, partKey: null, stance, accountId, staff: false, words, at, day: on };
      await insertComment(tx, { id: comment, proposalId: id, ...what });
      if (answer) await sayings.answer(tx, comment, { words: answer, hide: false, by, at });
    }
    for (const [i, { fromOn, untilOn, notice = null, ended }] of one.steps.entries()) {
      const resolves = ended?.sitting !== undefined;
      await changeStep(tx, id, i + 1, {
        state: ended ? 'ended' : 'running',
        announcedAt: noon(fromOn),
        announcedBy: by,
        fromOn,
        untilOn,
        notice,
        ...(method.steps[i]?.kind === 'decide' && { way: 'meeting' }),
        ...(resolves && {
          textVersion: version,
          sittings: [ended.sitting],
          outcome: ended.sitting?.outcome === 'carried' ? 'carried' : 'fallen',
        }),
        ...(ended && { endedAt: noon(ended.on), endedBy: by, words: ended.words }),
      });
    }
    for (const { accountId, ...thought } of one.evaluations)
      await putEvaluation(tx, id, accountId, thought, noon(one.steps.at(-1)?.fromOn ?? ''));
    if (one.state === 'rejected') await dropWaiting(tx, id);
    const over = one.state !== 'draft' && one.state !== 'running';
    await setProposal(tx, id, { state: one.state, endedAt: over ? noon(one.steps.at(-1)?.ended?.on ?? '') : null });
  }
};
