import { workCalendar } from '#contract/calendar/settings.ts';
import { workingTime } from '#contract/cases/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { settingTopic } from '#kernel/settings.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Cases } from '../cases.ts';
import { countOpenCases } from '../store/cases.ts';
import { recountDeadlines } from './platform-actions.ts';

/** Settings after whose change deadlines that run are counted anew. */
const settings: ReadonlySet<unknown> = new Set([workingTime.key, workCalendar.key]);
const kind = 'cases.recount';
/** Cases looked at and moved, and the last one looked at. */
interface Position {
  readonly looked: number;
  readonly moved: number;
  readonly last: string;
}
const none: Position = { looked: 0, moved: 0, last: '00000000-0000-0000-0000-000000000000' };

/** Deadlines counted anew as long work, some cases for each step; it counts what is left when it is begun again. */
const recount = (cases: Cases): WorkKind<null, Omit<Position, 'last'>, Position> => ({
  kind,
  steps: true,
  run: async ({ viewer, position, step }) => {
    const { jurisdictionId } = viewer;
    let so = position ?? none;
    const open = await cases.kernel.db.read(systemAccess(jurisdictionId), (tx) => countOpenCases(tx, jurisdictionId));
    for (let more = true; more; ) {
      const { looked, moved, last } = await recountDeadlines(cases, jurisdictionId, so.last);
      more = last !== null;
      so = { looked: so.looked + looked, moved: so.moved + moved, last: last ?? so.last };
      await step({ done: so.looked, total: Math.max(open, so.looked), position: so }, async () => undefined);
    }
    return { answer: { looked: so.looked, moved: so.moved } };
  },
});

/**
 * Counts running deadlines anew when the working time or the work calendar of a jurisdiction was changed: as long work of whoever changed it,
 * who is told of its end. What was changed otherwise is left to the hourly job, which also follows a newer arrangement of the country.
 */
export const countAnew = (cases: Cases): void => {
  const { kernel } = cases;
  kernel.work.kind(recount(cases));
  kernel.relay.on('cases.recount', settingTopic, async (events, jurisdictionId) => {
    for (const { id, payload } of events) {
      const { key, actorId } = payload as { key: string; actorId?: string | null };
      const viewer = settings.has(key) && actorId ? await kernel.viewers.of(jurisdictionId, actorId) : null;
      if (viewer) await kernel.work.begin({ kind }, viewer, { id, input: null, file: null, title: '', language: 'zh-CN', told: true });
    }
  });
};
