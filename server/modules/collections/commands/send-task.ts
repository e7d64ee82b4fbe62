import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { endTask as endEndpoint, sendTask as sendEndpoint, TaskDetail } from '#contract/collections/tasks.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { withdrawDemandsAbout } from '#modules/demands/index.ts';
import { sheetAccess } from '../access.ts';
import { resolve } from '../addressees.ts';
import { checkContent } from '../checking.ts';
import { type Context, sheetSubject } from '../context.ts';
import { showChange } from '../live.ts';
import { changedNotice } from '../notices.ts';
import { mayAsk } from '../policy.ts';
import { askedLately } from '../queries/compare.ts';
import { oneTask } from '../queries/present.ts';
import { insertSheets, openOf } from '../store/sheets.ts';
import { findTask, keepVersion, setEnded, setSent } from '../store/tasks.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Sends a task: a sheet for each addressee, and a demand that stands in the ledger of what is asked of communities. */
export const sendTask = async (context: Context, viewer: Viewer, taskId: string, body: Body<typeof sendEndpoint>): Promise<TaskDetail> => {
  const { kernel, demands, organisations, territory } = context;
  const { jurisdictionId } = viewer;
  const [snapshot, book, asking] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    demands.asking(jurisdictionId),
  ]);
  const draft = await kernel.db.read(sheetAccess(viewer), (tx) => findTask(tx, taskId));
  if (!draft || !mayAsk(viewer, draft.askerPath)) return fail('collections.task_not_found');
  await checkContent(context, viewer, draft.askerPath.replaceAll('.', ''), draft.content);
  const alike = body.againReason === null ? await askedLately(context, viewer, draft) : null;
  return demands.notingRefusals(jurisdictionId, () =>
    command(
      kernel,
      viewer,
      `collections.send ${taskId}`,
      body,
      async ({ tx, at, actorId, log }) => {
        const row = (await findTask(tx, taskId, true)) ?? fail('collections.task_not_found');
        if (row.state !== 'draft') fail('collections.not_draft');
        if (row.version !== body.version) fail('collections.task_changed', { task: await oneTask(context, snapshot, tx, viewer, taskId) });
        const { content, askerPath } = row;
        const { title, note, basis, dueOn, cells } = content;
        if (dueOn < shanghaiDay(at)) fail('collections.day_passed', { day: dueOn });
        if (alike) fail('collections.asked_already', { title: alike.title, columns: alike.columns });
        if (basis === null) return fail('collections.without_basis');
        const { targets } = await resolve(tx, { snapshot, book }, askerPath, content.addressees);
        if (targets.length === 0) fail('collections.nobody_asked');
        const sheets = targets.map(({ area, organisationId, name }) => ({
          id: idOf(at),
          area,
          areaPath: area.path,
          organisationId,
          name,
        }));
        await setSent(tx, taskId, at, body.againReason);
        await keepVersion(tx, { taskId, version: row.version + 1, content, at, byId: actorId, words: null });
        await insertSheets(tx, taskId, sheets, at);
        await asking.ask(
          tx,
          { jurisdictionId, actorId, at },
          {
            requestId: taskId,
            askerPath,
            addressees: sheets.map(({ id, area, organisationId, name }) =>
              organisationId === null
                ? { areaPath: area.path, subjectId: id }
                : { organisation: { id: organisationId, name, areaPath: area.path }, subjectId: id },
            ),
            kind: 'form',
            title,
            note,
            basis,
            items: Math.max(cells.length, 1),
            contents: [],
            need: null,
            exception: null,
            againReason: body.againReason,
            dueOn,
            subjectType: sheetSubject,
          },
        );
        await showChange(tx, { jurisdictionId, taskId, areaPath: askerPath });
        await log('collections.sent', title, { reason: body.againReason, data: { count: sheets.length, dueOn } });
        return { id: taskId };
      },
      ({ tx }) => oneTask(context, snapshot, tx, viewer, taskId),
      sheetAccess(viewer),
    ),
  );
};

/** Closes a task or takes it back. What was written stays; what was not answered is asked of nobody any more. */
export const endTask = async (context: Context, viewer: Viewer, taskId: string, body: Body<typeof endEndpoint>): Promise<TaskDetail> => {
  const { kernel, territory } = context;
  const { jurisdictionId } = viewer;
  const snapshot = await territory.snapshot(jurisdictionId);
  const { outcome, reason } = body;
  return command(
    kernel,
    viewer,
    `collections.end ${taskId}`,
    body,
    async ({ tx, at, actorId, log }) => {
      const row = await findTask(tx, taskId, true);
      if (!row || !mayAsk(viewer, row.askerPath)) return fail('collections.task_not_found');
      if (row.state === 'ended' || row.state === 'cancelled') fail('collections.over');
      // a draft was asked of nobody: there is nothing to close
      await setEnded(tx, taskId, row.state === 'draft' ? 'cancelled' : outcome, at, reason);
      if (row.state === 'draft') return { id: taskId };
      await seeAll(tx);
      const open = await openOf(tx, taskId);
      const by = { jurisdictionId, actorId, at };
      await withdrawDemandsAbout(
        tx,
        by,
        sheetSubject,
        open.map(({ id }) => id),
        reason,
      );
      const occasion = { taskId, asker: snapshot.findByPath(row.askerPath)?.name ?? '', day: row.dueOn, version: row.version, actorId, at };
      await notify(tx, jurisdictionId, changedNotice(open, occasion, 'over'));
      await showChange(tx, { jurisdictionId, taskId, areaPath: row.askerPath });
      await log('collections.ended', row.title, { reason, data: { outcome, open: open.length } });
      return { id: taskId };
    },
    ({ tx }) => oneTask(context, snapshot, tx, viewer, taskId),
    sheetAccess(viewer),
  );
};
