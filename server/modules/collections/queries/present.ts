import type { Viewer } from '#contract/accounts/viewer.ts';
import type { TaskDetail, TaskFigures, TaskItem } from '#contract/collections/tasks.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { mayAsk, seesWhole } from '../policy.ts';
import { figuresOfTasks, noFigures, seesSheet } from '../store/progress.ts';
import { findTask, type TaskRow, versionsOf } from '../store/tasks.ts';

/** The place of an area, dissolved ones too. */
export const placeOf = (snapshot: TerritorySnapshot, path: string): { code: string; name: string } => {
  const area = snapshot.findByPath(path);
  return { code: area?.code ?? path.replaceAll('.', ''), name: area ? snapshot.describe(area) : '—' };
};

export const presentTask = (snapshot: TerritorySnapshot, row: TaskRow, figures: TaskFigures | undefined): TaskItem => ({
  id: row.id,
  title: row.title,
  asker: placeOf(snapshot, row.askerPath),
  state: row.state,
  dueOn: row.dueOn,
  sentAt: row.sentAt?.toISOString() ?? null,
  columns: row.content.cells.length,
  figures: figures ?? noFigures,
});

/**
 * A task the viewer may know of: its asker's side, and once it is sent whoever sees a sheet of it. The transaction sees what the viewer sees.
 * @throws collections.task_not_found
 */
export const getVisible = async (tx: Tx, viewer: Viewer, id: string): Promise<TaskRow> => {
  const row = (await findTask(tx, id)) ?? fail('collections.task_not_found');
  if (mayAsk(viewer, row.askerPath)) return row;
  if (row.sentAt === null || !(seesWhole(viewer, row.askerPath) || (await seesSheet(tx, id)))) fail('collections.task_not_found');
  return row;
};

/** A task as one viewer sees it, in a transaction with that viewer's access. @throws collections.task_not_found */
export const oneTask = async (context: Context, snapshot: TerritorySnapshot, tx: Tx, viewer: Viewer, id: string): Promise<TaskDetail> => {
  const row = await getVisible(tx, viewer, id);
  const figures = (await figuresOfTasks(tx, [id], shanghaiDay(context.kernel.clock.now()))).get(id);
  const may = mayAsk(viewer, row.askerPath);
  const changes = await versionsOf(tx, id);
  return {
    ...presentTask(snapshot, row, figures),
    version: row.version,
    content: row.content,
    endReason: row.endReason,
    changes: changes.map(({ version, at, by, words }) => ({ version, at: at.toISOString(), by, words })),
    may: { change: may && (row.state === 'draft' || row.state === 'sent'), ask: may },
  };
};
