import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Work, WorkWish } from '#contract/work/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Language } from '#kernel/words.ts';
import { wishFor } from '#kernel/work/store.ts';
import { getOwn, presentWork, wishesOf } from '../queries/work.ts';

/** Wants something of own long work. Harmless when repeated, so it needs no id. @throws work.not_found, work.over, work.whole */
export const wishWorkOf = async (kernel: Kernel, viewer: Viewer, id: string, wish: WorkWish, language: Language): Promise<Work> => {
  const { jurisdictionId } = viewer;
  const row = await getOwn(kernel, viewer, id);
  if (wish === 'pause' && row.state === 'running' && !kernel.work.bySteps(row.kind)) fail('work.whole');
  if (!['waiting', 'running', 'paused'].includes(row.state)) fail('work.over');
  if (wishesOf(kernel, row).includes(wish)) {
    await kernel.db.write(systemAccess(jurisdictionId), (tx) => wishFor(tx, jurisdictionId, id, wish, kernel.clock.now()));
    await kernel.work.wished(id);
    if (wish === 'go_on') kernel.work.wake(jurisdictionId);
  }
  return presentWork(kernel, viewer, await getOwn(kernel, viewer, id), language);
};
