import { meets } from '#contract/kernel/shares.ts';
import type { Terms } from '#contract/meetings/kinds.ts';

/** Somebody called to a meeting, as the rules look at them. */
export interface Seated {
  readonly id: string;
  readonly role: string;
  readonly present: boolean;
  readonly proxyId: string | null;
}
/** Whoever observes is not counted. */
export const isDue = ({ role }: Pick<Seated, 'role'>): boolean => role !== 'observer';

export interface Attendance {
  readonly due: number;
  /** Those who came, and those who did not and for whom somebody present speaks. */
  readonly present: number;
}
/** Who is due and who counts as present. */
export const attendanceOf = (seats: readonly Seated[]): Attendance => {
  const here = new Set(seats.filter(({ present }) => present).map(({ id }) => id));
  const due = seats.filter(isDue);
  return { due: due.length, present: due.filter(({ id, proxyId }) => here.has(id) || (proxyId !== null && here.has(proxyId))).length };
};

export const quorumMet = ({ quorum }: Pick<Terms, 'quorum'>, { due, present }: Attendance): boolean =>
  quorum === null || meets(present, due, quorum);

export interface Hands {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}
/** Whether a show of hands carries a motion: a tie never does. */
export const isCarried = ({ majority }: Pick<Terms, 'majority'>, hands: Hands, { due, present }: Attendance): boolean =>
  meets(hands.for, majority.of === 'due' ? due : present, majority) && hands.for > hands.against;
