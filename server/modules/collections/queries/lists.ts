import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listSheets } from '#contract/collections/sheets.ts';
import type { listTasks, previewTask } from '#contract/collections/tasks.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { fail } from '#kernel/errors.ts';
import { sheetAccess } from '../access.ts';
import { resolve, withoutAnswerer } from '../addressees.ts';
import { checkContent } from '../checking.ts';
import type { Context } from '../context.ts';
import { answerAreas, answerOrganisations, askAreas, mayAsk, mayUse, readAreas } from '../policy.ts';
import { addFigures, figuresOfTasks, noFigures } from '../store/progress.ts';
import { pageOfSheets } from '../store/sheets.ts';
import { findTask, pageOfTasks, tasksById } from '../store/tasks.ts';
import { askedLately } from './compare.ts';
import { getVisible, presentTask } from './present.ts';
import { presentItem } from './sheet.ts';

const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
export const tasksPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listTasks.query>>,
): Promise<z.input<typeof listTasks.response>> => {
  if (readAreas(viewer).length === 0) fail('session.forbidden');
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const today = shanghaiDay(context.kernel.clock.now());
  return context.kernel.db.read(sheetAccess(viewer), async (tx) => {
    const found = await pageOfTasks(tx, {
      askers: codesOf(askAreas(viewer)),
      seen: q.which === 'all' ? codesOf(readAreas(viewer)) : null,
      states: q.state && q.state.length > 0 ? q.state : null,
      before,
      limit: q.limit + 1,
    });
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    const figures = await figuresOfTasks(
      tx,
      rows.map(({ id }) => id),
      today,
    );
    return {
      items: rows.map((row) => presentTask(snapshot, row, figures.get(row.id))),
      next,
      total: [...figures.values()].reduce(addFigures, noFigures),
      mayAsk: askAreas(viewer).flatMap((path) => {
        const area = snapshot.findByPath(path);
        return area?.current ? [{ code: area.code, name: snapshot.describe(area), level: area.level }] : [];
      }),
    };
  });
};

/** Sheets of a task, or those the viewer answers. */
export const sheetsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listSheets.query>>,
): Promise<z.input<typeof listSheets.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const today = shanghaiDay(context.kernel.clock.now());
  const [after = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(sheetAccess(viewer), async (tx) => {
    if (q.task !== undefined) await getVisible(tx, viewer, q.task);
    const found = await pageOfSheets(
      tx,
      {
        task: q.task ?? null,
        area: q.area ?? null,
        states: q.state && q.state.length > 0 ? q.state : null,
        to: q.task === undefined ? { areas: codesOf(answerAreas(viewer)), organisations: answerOrganisations(viewer) } : null,
      },
      after,
      q.limit + 1,
    );
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    const tasks = new Map((await tasksById(tx, [...new Set(rows.map(({ taskId }) => taskId))])).map((one) => [one.id, one]));
    return {
      items: rows.flatMap((row) => {
        const task = tasks.get(row.taskId);
        return task ? [presentItem(snapshot, row, task, today)] : [];
      }),
      next,
    };
  });
};

/** What would happen if a draft were sent. */
export const preview = async (context: Context, viewer: Viewer, taskId: string): Promise<z.input<typeof previewTask.response>> => {
  const { kernel, territory, organisations } = context;
  const { jurisdictionId } = viewer;
  const [snapshot, book] = await Promise.all([territory.snapshot(jurisdictionId), organisations.of(jurisdictionId)]);
  const task = await kernel.db.read(sheetAccess(viewer), (tx) => findTask(tx, taskId));
  if (!task || !mayAsk(viewer, task.askerPath)) return fail('collections.task_not_found');
  if (task.state !== 'draft') fail('collections.not_draft');
  await checkContent(context, viewer, task.askerPath.replaceAll('.', ''), task.content);
  const asked = await askedLately(context, viewer, task);
  return kernel.db.read(sheetAccess(viewer), async (tx) => {
    const { targets, followed } = await resolve(tx, { snapshot, book }, task.askerPath, task.content.addressees);
    const nobody = await withoutAnswerer(context, tx, task.askerPath, targets);
    return {
      sheets: targets.length,
      followed: [...followed],
      nobody: nobody.slice(0, 50).map(({ area, name }) => ({ code: area.code, name })),
      columns: task.content.cells.length,
      typed: task.content.cells.filter(({ source }) => source.kind === 'typed').length,
      asked,
    };
  });
};
