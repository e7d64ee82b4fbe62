import type { LiveCollection } from '#contract/collections/tasks.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tell } from '#kernel/live.ts';
import { readAreas } from './policy.ts';

/** Live channel of what becomes of tasks. */
const channel = 'collections';
interface News {
  readonly jurisdictionId: string;
  readonly taskId: string;
  /** Where something changed: told to whoever reads that area, or one around it. */
  readonly areaPath: string;
}

/** Tells open screens that a task has come further, when the transaction is through. */
export const showChange = (tx: Tx, news: News): Promise<void> => tell(tx, channel, news);

/** Passes the news on to the screens. */
export const showTasks = ({ streams }: Kernel): void =>
  streams.topic<News>(channel, ({ jurisdictionId, taskId, areaPath }) => [
    {
      event: 'collection',
      data: { taskId } satisfies LiveCollection,
      visibleTo: (viewer) => viewer.jurisdictionId === jurisdictionId && readAreas(viewer).some((own) => isWithin(areaPath, own)),
    },
  ]);
