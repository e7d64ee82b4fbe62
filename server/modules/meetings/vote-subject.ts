import type { Subject } from '#modules/votes/index.ts';
import { mayRun } from './policy.ts';
import { findItem } from './store/items.ts';
import { findMeeting } from './store/meetings.ts';

export const itemVoteType = 'meeting_item';

/** Formal votes on items: run by whoever runs the meeting, where also what came of one is looked at when the item is settled. */
export const itemVotes: Subject = {
  type: itemVoteType,
  words: 'meetings.voteSubject',
  page: async (itemId, tx) => {
    const item = await findItem(tx, itemId);
    return item && `/meetings/${item.meetingId}`;
  },
  mayRun: async (viewer, tx, itemId) => {
    const item = await findItem(tx, itemId);
    const m = item && (await findMeeting(tx, item.meetingId));
    return m !== null && mayRun(viewer, m.areaPath);
  },
};
