import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  reviewSheet as reviewEndpoint,
  SheetDetail,
  saveSheet as saveEndpoint,
  submitSheet as submitEndpoint,
} from '#contract/collections/sheets.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { answerDemands, reopenDemands } from '#modules/demands/index.ts';
import { sheetAccess } from '../access.ts';
import { type Context, sheetSubject } from '../context.ts';
import { readCells } from '../domain/form.ts';
import { judgeSheet } from '../domain/sheet.ts';
import { showChange } from '../live.ts';
import { completeNotice, returnedNotice } from '../notices.ts';
import { mayAnswer, mayReview } from '../policy.ts';
import { oneSheet, type SheetView, viewSheet } from '../queries/sheet.ts';
import { findSheet, isOpen, type SheetRow, setReviewed, writeSheet } from '../store/sheets.ts';
import { findTask, type TaskRow } from '../store/tasks.ts';
import { inKit } from '../words.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The sheet, held, in the version its author saw, of a task that runs. @throws collections.sheet_not_found, .over, .sheet_changed */
const held = async (
  { tx, viewer }: Command,
  view: SheetView,
  version: number,
  may: (viewer: Viewer, placed: { askerPath: string; areaPath: string; organisationId: string | null }) => boolean,
): Promise<{ sheet: SheetRow; task: TaskRow }> => {
  const sheet = (await findSheet(tx, view.sheet.id, true)) ?? fail('collections.sheet_not_found');
  const task = (await findTask(tx, sheet.taskId)) ?? fail('collections.sheet_not_found');
  if (!may(viewer, { ...sheet, askerPath: task.askerPath })) fail('session.forbidden');
  if (task.state !== 'sent' || sheet.state === 'merged') fail('collections.over');
  if (sheet.version !== version || task.version !== view.task.version)
    fail('collections.sheet_changed', { sheet: await oneSheet(tx, viewer, view) });
  return { sheet, task };
};

/** Keeps or hands in what was written, judged against what the sources tell now. */
const write = async (
  context: Context,
  viewer: Viewer,
  sheetId: string,
  body: Body<typeof saveEndpoint> & Partial<Body<typeof submitEndpoint>>,
  isAnswer: boolean,
): Promise<SheetDetail> => {
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  const view = await viewSheet(context, viewer, sheetId);
  const figures = new Map([...view.told].map(([key, { value }]) => [key, value] as const));
  return command(
    kernel,
    viewer,
    `collections.${isAnswer ? 'submit' : 'write'} ${sheetId}`,
    body,
    async (running) => {
      const { tx, at, actorId, log } = running;
      const { sheet, task } = await held(running, view, body.version, mayAnswer);
      if (sheet.state !== 'open' && sheet.state !== 'returned') fail('collections.over');
      const ready = readCells(task.content.cells);
      const judged = judgeSheet(ready, body, figures, shanghaiDay(at));
      const wrong = judged.wrong.find(({ code }) => isAnswer || code !== 'missing');
      if (wrong) {
        const title = ready.cells.find(({ key }) => key === wrong.question)?.question.words.title;
        fail('collections.value_wrong', { field: title ?? wrong.question, problem: inKit(`forms.answer.${wrong.code}`, wrong.data) });
      }
      if (!isAnswer) {
        await writeSheet(tx, sheetId, judged, at, null);
        return { id: sheetId };
      }
      if (judged.moved.length > 0)
        fail('collections.figure_moved', {
          count: judged.moved.length,
          cells: judged.moved.map((one) => ({ ...one, title: ready.cells.find(({ key }) => key === one.key)?.question.words.title })),
        });
      if (task.content.rows !== null && !body.rowsConfirmed) fail('collections.rows_unchecked');
      const late = shanghaiDay(at) > task.dueOn;
      const minutes = body.minutes ?? null;
      await writeSheet(tx, sheetId, judged, at, {
        by: actorId ?? fail('session.forbidden'),
        late,
        minutes,
        rowsConfirmed: body.rowsConfirmed ?? false,
      });
      await answerDemands(tx, { jurisdictionId, actorId, at }, { type: sheetSubject, id: sheetId }, minutes);
      await showChange(tx, { jurisdictionId, taskId: task.id, areaPath: sheet.areaPath });
      await log('collections.answered', task.title, {
        data: { id: sheetId, late, typed: judged.typed, filled: judged.filled, overruled: judged.overruled },
      });
      // whether anybody is still to answer is a matter of the whole task
      await seeAll(tx);
      if (!(await isOpen(tx, task.id))) await notify(tx, jurisdictionId, [completeNotice(task.id, task.askerPath, at)]);
      return { id: sheetId };
    },
    ({ tx }) => oneSheet(tx, viewer, view),
    sheetAccess(viewer),
  );
};

export const saveSheet = (context: Context, viewer: Viewer, sheetId: string, body: Body<typeof saveEndpoint>): Promise<SheetDetail> =>
  write(context, viewer, sheetId, body, false);
export const submitSheet = (context: Context, viewer: Viewer, sheetId: string, body: Body<typeof submitEndpoint>): Promise<SheetDetail> =>
  write(context, viewer, sheetId, body, true);

/** A level above confirms what was answered, or sends it back with words: then it is asked again. */
export const reviewSheet = async (
  context: Context,
  viewer: Viewer,
  sheetId: string,
  body: Body<typeof reviewEndpoint>,
): Promise<SheetDetail> => {
  const { kernel, territory } = context;
  const { jurisdictionId } = viewer;
  const [view, snapshot] = await Promise.all([viewSheet(context, viewer, sheetId), territory.snapshot(jurisdictionId)]);
  const { confirmed, words } = body;
  return command(
    kernel,
    viewer,
    `collections.review ${sheetId}`,
    body,
    async (running) => {
      const { tx, at, actorId, log } = running;
      const { sheet, task } = await held(running, view, body.version, mayReview);
      if (sheet.state !== 'submitted' && !(sheet.state === 'confirmed' && !confirmed)) fail('collections.over');
      if (!confirmed && words === null) fail('collections.words_needed');
      await setReviewed(tx, sheetId, confirmed ? 'confirmed' : 'returned', words, at);
      if (!confirmed) {
        await reopenDemands(tx, sheetSubject, [sheetId]);
        const asker = snapshot.findByPath(task.askerPath)?.name ?? '';
        await notify(tx, jurisdictionId, [returnedNotice(sheet, { asker, day: task.dueOn, actorId, at })]);
      }
      await showChange(tx, { jurisdictionId, taskId: task.id, areaPath: sheet.areaPath });
      await log(confirmed ? 'collections.confirmed' : 'collections.returned', task.title, { reason: words, data: { id: sheetId } });
      return { id: sheetId };
    },
    ({ tx }) => oneSheet(tx, viewer, view),
    sheetAccess(viewer),
  );
};
