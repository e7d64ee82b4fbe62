import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getMyFigures } from '#contract/cases/my-figures.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { daysOfActor } from '../store/my-figures.ts';

/** The viewer's own work, this month and last. Told from the whole log: an area one has left does not take the work back. */
export const myFigures = async ({ kernel }: Cases, viewer: Viewer): Promise<z.input<typeof getMyFigures.response>> => {
  const today = shanghaiDay(kernel.clock.now());
  const thisMonth = `${today.slice(0, 8)}01`;
  const lastMonth = `${new Date(Date.parse(`${thisMonth}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 8)}01`;
  const days = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) =>
    daysOfActor(tx, viewer.accountId, new Date(`${lastMonth}T00:00:00+08:00`)),
  );
  return { today, thisMonth, lastMonth, days };
};
