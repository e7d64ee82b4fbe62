import { v7 } from 'uuid';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { numberOf } from '../queries/present.ts';
import { standingBodies } from '../store/bodies.ts';
import { changeItem, insertItem } from '../store/items.ts';
import { pageOfMeetings } from '../store/meetings.ts';
import { changeResolution, insertResolution } from '../store/resolutions.ts';

/** A case that a meeting asked for. */
interface Asked {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly areaPath: string;
  readonly state: CaseState;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly handlerId: string | null;
  readonly handler: string | null;
}
const first = '00000000-0000-0000-0000-000000000000';
const near = 12 * 86_400_000;

/**
 * Says of cases that meetings asked for them: each becomes a resolution of the meeting of its area shortly before it, comes back at the next one, and is done there
 * where it was closed by then. One case in a meeting at most.
 */
export const bringResolutions = async (tx: Tx, cases: readonly Asked[]): Promise<number> => {
  const left = [...cases];
  let made = 0;
  for (const body of await standingBodies(tx, first, 500)) {
    const all = {
      areas: [body.areaPath.replaceAll('.', '')],
      area: null,
      kind: null,
      states: null,
      raised: false,
      from: null,
      until: null,
    };
    const meetings = (await pageOfMeetings(tx, { ...all, bodyId: body.id }, null, 200)).reverse();
    for (const [n, m] of meetings.entries()) {
      if (m.state !== 'closed') continue;
      const at = left.findIndex(
        ({ createdAt, areaPath }) => areaPath.startsWith(body.areaPath) && +createdAt >= +m.startsAt && +createdAt - +m.startsAt < near,
      );
      const [one] = at < 0 ? [] : left.splice(at, 1);
      if (!one) continue;
      const areaCode = body.areaPath.replaceAll('.', '');
      const bare = { areaCode, text: '', presenter: '', minutes: 15, proposalId: null, fromItemId: null, deferrals: 0 };
      const [itemId, id] = [v7(), v7()];
      const number = `${numberOf(m)}-1`;
      const madeOn = shanghaiDay(m.startsAt);
      await insertItem(tx, {
        ...bare,
        id: itemId,
        meetingId: m.id,
        position: m.items + 1,
        kind: 'topic',
        title: one.title.slice(0, 100),
        resolutionId: null,
      });
      await changeItem(tx, itemId, { state: 'done', outcome: 'resolved', words: one.title, begunAt: m.startsAt, endedAt: m.endsAt });
      await insertResolution(tx, {
        ...{
          id,
          bodyId: body.id,
          meetingId: m.id,
          itemId,
          areaPath: body.areaPath,
          number,
          text: one.title,
          ownerId: one.handlerId,
          owner: one.handler === null ? '社区' : '',
        },
        ...{ madeOn, dueOn: daysAfter(madeOn, 20), caseId: one.id, caseNumber: one.number, caseState: one.state },
      });
      const next = meetings.slice(n + 1).find(({ state }) => state !== 'cancelled');
      const ended = one.closedAt !== null && (next === undefined || one.closedAt < next.startsAt);
      const done = ended && next?.state === 'closed';
      await changeResolution(tx, id, {
        caseState: one.state,
        ...(ended && { state: 'returned' as const, result: '已按决议办理完毕。', returnedAt: one.closedAt }),
        ...(done && next && { state: 'done' as const, doneOn: shanghaiDay(next.startsAt) }),
        ...(!ended && next?.state === 'closed' && { unsolved: 1 }),
      });
      made += 1;
      for (const later of meetings.slice(n + 1)) {
        const carried = v7();
        await insertItem(tx, {
          ...bare,
          id: carried,
          meetingId: later.id,
          position: 90,
          kind: 'carried',
          title: one.title.slice(0, 100),
          resolutionId: id,
        });
        if (later.state !== 'closed') break;
        await changeItem(tx, carried, {
          ...{ state: 'done', outcome: done ? 'done' : 'unsolved', words: done ? '办理属实，同意销号' : '继续办理，下次会议报告' },
          ...{ begunAt: later.startsAt, endedAt: later.startsAt },
        });
        if (done) break;
      }
    }
  }
  return made;
};
