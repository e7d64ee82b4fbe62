import type { HolderState } from '#contract/duties/values.ts';
import type { Tx } from '#kernel/db.ts';
import { endHeadRow, insertHead } from '#modules/households/index.ts';
import type { Eye } from '../context.ts';
import { type DutyRecord, freeHead } from '../store/duties.ts';
import { changeHolder, type HolderRecord, letSucceed } from '../store/holders.ts';

const laterOf = (a: string, b: string): string => [a, b].sort()[1] as string;

/** Takes a duty up: the term begins today; who has the duty of a building is entered as its head, so that it stands in one place. */
export const takeUp = async (eye: Eye, tx: Tx, d: DutyRecord, h: HolderRecord): Promise<void> => {
  const fromOn = laterOf(d.fromOn, eye.today);
  const untilOn = d.untilOn === null ? null : laterOf(d.untilOn, fromOn);
  if (d.buildingId !== null)
    await insertHead(tx, { id: h.id, buildingId: d.buildingId, unit: '', personId: h.personId, validFrom: fromOn });
  await changeHolder(tx, h.id, {
    state: 'active',
    since: eye.now,
    fromOn,
    untilOn,
    headId: d.buildingId === null ? null : h.id,
  });
};

/**
 * Ends somebody's place in a duty: its head is free again, or goes to the successor who waits for it; a head of a building is one until this day.
 * @param on last day of the term; today where it is not over already
 */
export const leave = async (
  eye: Eye,
  tx: Tx,
  h: HolderRecord,
  state: Extract<HolderState, 'ended' | 'declined' | 'withdrawn'>,
  words: string | null,
  on: string = eye.today,
): Promise<void> => {
  // a term that never began has no days
  const ended = state === 'ended' && h.fromOn !== null ? { untilOn: laterOf(h.fromOn, on) } : {};
  await changeHolder(tx, h.id, { state, since: eye.now, offered: false, counts: false, ...ended, ...(words !== null && { words }) });
  if (h.headId !== null) await endHeadRow(tx, h.headId, on);
  // a successor who waited takes the head that was this one's
  const succeeded = await letSucceed(tx, h.id);
  if (h.counts && !succeeded) await freeHead(tx, h.dutyId);
};
