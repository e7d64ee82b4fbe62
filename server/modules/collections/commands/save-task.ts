import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { draftTask as draftEndpoint, saveTask as saveEndpoint, TaskDetail } from '#contract/collections/tasks.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { postponeDemands } from '#modules/demands/index.ts';
import { sheetAccess } from '../access.ts';
import { checkContent, checkLength } from '../checking.ts';
import { type Context, sheetSubject } from '../context.ts';
import { keepsCells } from '../domain/form.ts';
import { showChange } from '../live.ts';
import { changedNotice } from '../notices.ts';
import { askAreas, mayAsk } from '../policy.ts';
import { oneTask } from '../queries/present.ts';
import { openOf, reopen } from '../store/sheets.ts';
import { findTask, insertTask, keepVersion, writeTask } from '../store/tasks.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Begins a task in the name of an area. */
export const draftTask = async (context: Context, viewer: Viewer, body: Body<typeof draftEndpoint>): Promise<TaskDetail> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const from = snapshot.find(body.from);
  if (!from?.current) return fail('territory.area_not_found', { code: body.from });
  return command(
    context.kernel,
    viewer,
    'collections.draft',
    body,
    async ({ tx, at, actorId }) => {
      if (!askAreas(viewer).includes(from.path)) fail('session.forbidden');
      const { id, content } = body;
      checkLength(content);
      await insertTask(tx, { id, askerPath: from.path, askerLevel: from.level, content, by: actorId ?? fail('session.forbidden'), at });
      return { id };
    },
    ({ tx }, { id }) => oneTask(context, snapshot, tx, viewer, id),
    sheetAccess(viewer),
  );
};

/** Changes a draft; of a task that was sent its words, its day, and columns behind those that were asked. Addressees are told of it. */
export const saveTask = async (context: Context, viewer: Viewer, taskId: string, body: Body<typeof saveEndpoint>): Promise<TaskDetail> => {
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  const snapshot = await context.territory.snapshot(jurisdictionId);
  const { content, words } = body;
  checkLength(content);
  const known = await kernel.db.read(sheetAccess(viewer), (tx) => findTask(tx, taskId));
  if (known?.sentAt) await checkContent(context, viewer, known.askerPath.replaceAll('.', ''), content);
  return command(
    kernel,
    viewer,
    `collections.save ${taskId}`,
    body,
    async ({ tx, at, actorId, log }) => {
      const row = await findTask(tx, taskId, true);
      if (!row || !mayAsk(viewer, row.askerPath)) return fail('collections.task_not_found');
      if (row.state === 'ended' || row.state === 'cancelled') fail('collections.over');
      if (row.version !== body.version) fail('collections.task_changed', { task: await oneTask(context, snapshot, tx, viewer, taskId) });
      const version = row.version + 1;
      await writeTask(tx, taskId, version, content);
      if (row.state === 'draft') return { id: taskId };
      if (words === null) fail('collections.words_needed');
      if (!keepsCells(row.content.cells, content.cells)) fail('collections.cells_stay');
      if (content.dueOn !== row.dueOn && content.dueOn < shanghaiDay(at)) fail('collections.day_passed', { day: content.dueOn });
      await keepVersion(tx, { taskId, version, content, at, byId: actorId, words });
      // whoever asks sees all addressees
      await seeAll(tx);
      // columns that came later are asked of those who have answered, too
      if (content.cells.length > row.content.cells.length) await reopen(tx, taskId, null, words ?? '', at);
      const open = await openOf(tx, taskId);
      if (content.dueOn !== row.dueOn)
        await postponeDemands(
          tx,
          sheetSubject,
          open.map(({ id }) => id),
          content.dueOn,
        );
      await notify(
        tx,
        jurisdictionId,
        changedNotice(open, { taskId, asker: snapshot.findByPath(row.askerPath)?.name ?? '', day: content.dueOn, version, actorId, at }),
      );
      await showChange(tx, { jurisdictionId, taskId, areaPath: row.askerPath });
      await log('collections.changed', row.title, { reason: words, data: { version, dueOn: content.dueOn } });
      return { id: taskId };
    },
    ({ tx }) => oneTask(context, snapshot, tx, viewer, taskId),
    sheetAccess(viewer),
  );
};
