import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { wordOf } from '#kernel/words.ts';
import { codeOf, type View } from '../context.ts';
import { findBody } from '../store/bodies.ts';
import { deferredOf, insertItem, itemsOf } from '../store/items.ts';
import { changeMeetingRow, comingOf, lockNext, type MeetingRecord } from '../store/meetings.ts';
import { changeResolution, unfinishedOf } from '../store/resolutions.ts';

/** Asks the next higher level to chair, and tells its leaders. */
export const raise = async (
  tx: Tx,
  view: View,
  m: MeetingRecord,
  to: { readonly path: string; readonly reason: string; readonly except: string | null },
): Promise<void> => {
  await changeMeetingRow(tx, m.id, {
    raisedPath: to.path,
    raisedReason: to.reason,
    raisedAt: view.now,
    raisedBy: null,
    raisedChair: null,
  });
  await notify(tx, view.jurisdictionId, [
    {
      kind: 'meetings.raised',
      variant: 'one',
      to: { permission: 'meetings.lead', around: to.path },
      except: to.except,
      subject: m.id,
      data: { body: m.bodyName, day: shanghaiDay(m.startsAt) },
      cause: `${m.id} ${to.path}`,
      at: view.now,
    },
  ]);
};

/** What was done for a body that has ended and meets no more is done: nobody is left to confirm it. */
const finishOf = async (tx: Tx, view: View, bodyId: string): Promise<void> => {
  const body = await findBody(tx, bodyId);
  if (!body || body.endedOn === null || (await comingOf(tx, bodyId)).length > 0) return;
  for (const { id, state } of await unfinishedOf(tx, bodyId))
    if (state === 'returned') await changeResolution(tx, id, { state: 'done', doneOn: view.today });
};

/**
 * Puts what a body has resolved and is not done, and what it deferred, on the agenda of its next meeting; does nothing where there is none yet, and nothing twice. A
 * meeting at which something comes back that was raised is to be chaired by the higher level.
 */
export const carryOver = async (tx: Tx, view: View, bodyId: string): Promise<void> => {
  const next = await lockNext(tx, bodyId);
  if (!next) return finishOf(tx, view, bodyId);
  const [unfinished, deferred, items] = [await unfinishedOf(tx, bodyId), await deferredOf(tx, bodyId), await itemsOf(tx, [next.id])];
  const standing = new Set(items.map(({ resolutionId }) => resolutionId));
  const areaCode = codeOf(next.areaPath);
  const bare = { meetingId: next.id, areaCode, text: '', presenter: '', minutes: null };
  let position = items.length;
  for (const r of unfinished) {
    if (standing.has(r.id)) continue;
    position += 1;
    const item = { ...bare, id: v7(), position, kind: 'carried' as const, title: r.text.slice(0, 100) };
    await insertItem(tx, { ...item, proposalId: null, resolutionId: r.id, fromItemId: null, deferrals: 0 });
  }
  for (const { id: fromItemId, title, text, presenter, minutes, kind, proposalId, deferrals } of deferred) {
    position += 1;
    await insertItem(tx, {
      ...bare,
      id: v7(),
      position,
      kind,
      title,
      text,
      presenter,
      minutes,
      proposalId,
      resolutionId: null,
      fromItemId,
      deferrals: deferrals + 1,
    });
  }
  // the highest level anything was raised to
  const [raised] = unfinished
    .filter(({ raisedPath }) => raisedPath !== null)
    .sort((a, b) => (a.raisedPath ?? '').length - (b.raisedPath ?? '').length);
  if (!raised?.raisedPath) return;
  if (next.raisedPath !== null && next.raisedPath.length <= raised.raisedPath.length) return;
  const reason = wordOf('zh-CN', 'meetings.raised_by_itself', { number: raised.number, times: raised.unsolved });
  await raise(tx, view, next, { path: raised.raisedPath, reason, except: null });
};
