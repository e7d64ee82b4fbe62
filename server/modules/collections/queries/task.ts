import type { Viewer } from '#contract/accounts/viewer.ts';
import type { TaskDetail } from '#contract/collections/tasks.ts';
import { sheetAccess } from '../access.ts';
import type { Context } from '../context.ts';
import { oneTask } from './present.ts';

export const taskPage = async (context: Context, viewer: Viewer, id: string): Promise<TaskDetail> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  return context.kernel.db.read(sheetAccess(viewer), (tx) => oneTask(context, snapshot, tx, viewer, id));
};
