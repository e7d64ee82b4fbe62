import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MethodStep } from '#contract/proposals/methods.ts';
import type { Participants } from '#contract/proposals/values.ts';
import type { Tx } from '#kernel/db.ts';
import { nextOf, runningOf } from '../domain/steps.ts';
import { mayRead } from '../policy.ts';
import { findProposal, type ProposalRecord, proposalsById, underWayAround } from '../store/proposals.ts';
import { type StepRecord, stepsOf } from '../store/steps.ts';
import { sees, stepOf } from './present.ts';

/** A proposal as a meeting takes it up. */
export interface ProposalForMeeting {
  readonly id: string;
  readonly title: string;
  readonly areaPath: string;
  /** The step that runs or is next; null: none is. */
  readonly step: MethodStep['title'] | null;
  /** Whose step that is. */
  readonly participants: Participants | null;
  /** It has ended: nothing is left to deal with. */
  readonly over: boolean;
}
/** What meetings ask of proposals. */
export interface ForMeetings {
  /** A proposal the viewer may see; null: none. */
  find(tx: Tx, viewer: Viewer | null, id: string): Promise<ProposalForMeeting | null>;
  /** Which of these the viewer – null: anybody – may see. */
  seen(tx: Tx, viewer: Viewer | null, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Proposals of an area, of what lies in it and around it that have not ended and the viewer follows, newest first. */
  underWay(tx: Tx, viewer: Viewer, areaPath: string, limit: number): Promise<ProposalForMeeting[]>;
}

const told = (p: ProposalRecord, steps: readonly StepRecord[]): ProposalForMeeting => {
  const over = p.state !== 'draft' && p.state !== 'running';
  const at = over ? null : (runningOf(steps) ?? nextOf(steps));
  const rule = at && stepOf(p, at.number);
  return { id: p.id, title: p.title, areaPath: p.areaPath, step: rule?.title ?? null, participants: rule?.participants ?? null, over };
};

export const forMeetings: ForMeetings = {
  find: async (tx, viewer, id) => {
    const p = await findProposal(tx, id);
    const steps = (await stepsOf(tx, [id])).get(id) ?? [];
    return p && sees({ viewer }, p, steps) ? told(p, steps) : null;
  },
  seen: async (tx, viewer, ids) => {
    const steps = await stepsOf(tx, ids);
    const found = (await proposalsById(tx, ids)).filter((p) => sees({ viewer }, p, steps.get(p.id) ?? []));
    return new Set(found.map(({ id }) => id));
  },
  underWay: async (tx, viewer, areaPath, limit) => {
    const rows = (await underWayAround(tx, areaPath, limit)).filter((p) => mayRead(viewer, p.areaPath));
    const steps = await stepsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((p) => told(p, steps.get(p.id) ?? []));
  },
};
