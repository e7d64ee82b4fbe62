import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { codeOf } from './context.ts';
import { topicsUntil } from './domain/agenda.ts';
import { nearestBodies } from './store/bodies.ts';
import { findItem, insertItem, itemsOf, removeItem } from './store/items.ts';
import { comingOf, lockMeeting } from './store/meetings.ts';

/** What another module has for a meeting to talk about. */
export interface Topic {
  /** Code of the kind of meeting, e.g. `joint`. */
  readonly kind: string;
  /** Where it happens: the nearest body of the kind that is responsible there has it. */
  readonly areaPath: string;
  readonly title: string;
  readonly text: string;
}

/** Agendas as other modules ask for them. Who may is for them to ask. */
export interface Agendas {
  /**
   * Puts a topic on the agenda of the next meeting that still takes topics, in the caller's transaction.
   * @returns null where no body of the kind has such a meeting
   */
  putOn(tx: Tx, at: Date, topic: Topic): Promise<{ readonly meetingId: string; readonly itemId: string } | null>;
  /** Takes it off again, as long as it was not talked about. @returns whether it is off */
  takeOff(tx: Tx, itemId: string): Promise<boolean>;
}

export const agendas: Agendas = {
  putOn: async (tx, at, { kind, areaPath, title, text }) => {
    const today = shanghaiDay(at);
    for (const bodyId of await nearestBodies(tx, kind, areaPath))
      for (const { id } of await comingOf(tx, bodyId)) {
        // it may have begun, moved or been cancelled until it was held
        const m = await lockMeeting(tx, id);
        if (m?.state !== 'planned' && m?.state !== 'convened') continue;
        if (topicsUntil(m) < today) continue;
        const item = { id: idOf(at), meetingId: m.id, areaCode: codeOf(m.areaPath), position: (await itemsOf(tx, [m.id])).length + 1 };
        await insertItem(tx, {
          ...{ ...item, kind: 'topic', title, text, presenter: '', minutes: null },
          ...{ proposalId: null, resolutionId: null, fromItemId: null, deferrals: 0 },
        });
        return { meetingId: m.id, itemId: item.id };
      }
    return null;
  },
  takeOff: async (tx, itemId) => {
    const seen = await findItem(tx, itemId);
    if (!seen) return true;
    await lockMeeting(tx, seen.meetingId);
    if ((await findItem(tx, itemId))?.state !== 'waiting') return false;
    await removeItem(tx, itemId);
    return true;
  },
};
