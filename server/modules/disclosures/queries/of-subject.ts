import type { DisclosureKind, DisclosureState } from '#contract/disclosures/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { codeOf } from '../context.ts';
import { daysLeftOf, stateOf } from '../domain/state.ts';
import { ofSubject, settingsIn } from '../store/disclosures.ts';

/** What a module learns of what it published. */
export interface Summary {
  readonly id: string;
  /** Its page: `/open/notice/<code>`. */
  readonly code: string;
  readonly kind: DisclosureKind;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly state: DisclosureState;
  readonly daysLeft: number | null;
  readonly objections: { readonly received: number; readonly open: number; readonly upheld: number };
}
/** What was published about something, newest first. */
export const summariesOf = async (clock: Clock, tx: Tx, subject: { type: string; id: string }): Promise<Summary[]> => {
  const rows = await ofSubject(tx, subject.type, subject.id);
  if (rows.length === 0) return [];
  const { jurisdictionCode } = await settingsIn(tx);
  const today = shanghaiDay(clock.now());
  return rows.map((d) => ({
    id: d.id,
    code: codeOf(jurisdictionCode, d.token),
    kind: d.kind,
    title: d.title,
    from: d.fromOn,
    until: d.untilOn,
    state: stateOf(d, today),
    daysLeft: daysLeftOf(d, today),
    objections: { received: d.received, open: d.open, upheld: d.upheld },
  }));
};
