import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { reopenDemands, withdrawDemandsAbout } from '#modules/demands/index.ts';
import { type Context, sheetSubject } from './context.ts';
import { showChange } from './live.ts';
import { changedNotice } from './notices.ts';
import { findSheet, mergeSheets, moveSheets, reopen } from './store/sheets.ts';
import { findTask } from './store/tasks.ts';
import { inWords } from './words.ts';

/**
 * Lets the successor of an area answer what its area was asked: it takes over the sheet, or – where it has one of the same task – what was
 * written becomes part of its own, to be read there, and is counted once. Whoever had answered for less ground is asked again. Harmless when repeated.
 */
export const followAreas = (context: Context): void => {
  const { kernel, territory } = context;
  kernel.relay.on('collections.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, by, reason } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      const snapshot = await territory.snapshot(jurisdictionId);
      const area = snapshot.find(to);
      if (!area) continue;
      const name = snapshot.describe(area);
      const at = kernel.clock.now();
      await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const moved = await moveSheets(tx, pathOfCode(from), { path: area.path, name }, at);
        const merged = await mergeSheets(tx, pathOfCode(from), area.path, at);
        if (moved.length + merged.length === 0) return;
        const words = inWords('merged', { name: snapshot.find(from)?.shortName ?? from }).zh;
        await withdrawDemandsAbout(
          tx,
          { jurisdictionId, actorId: null, at },
          sheetSubject,
          merged.map(({ id }) => id),
          words,
        );
        for (const { into, taskId } of merged) await reopenDemands(tx, sheetSubject, await reopen(tx, taskId, [into], words, at));
        const told = [...moved.map(({ id, taskId }) => ({ id, taskId })), ...merged.map(({ into, taskId }) => ({ id: into, taskId }))];
        for (const { id, taskId } of told) {
          const [sheet, task] = [await findSheet(tx, id), await findTask(tx, taskId)];
          if (!sheet || !task) continue;
          const asker = snapshot.findByPath(task.askerPath)?.name ?? '';
          const occasion = { taskId, asker, day: task.dueOn, version: sheet.version, actorId: null, at };
          await notify(tx, jurisdictionId, changedNotice([sheet], occasion, 'moved'));
          await showChange(tx, { jurisdictionId, taskId, areaPath: area.path });
        }
        const data = { from, to, moved: moved.length, merged: merged.length, day: shanghaiDay(at) };
        await audit(tx, {
          jurisdictionId,
          actorId: by ?? null,
          action: 'collections.moved',
          subject: to,
          reason: reason ?? null,
          data,
          at,
        });
      });
    }
  });
};
