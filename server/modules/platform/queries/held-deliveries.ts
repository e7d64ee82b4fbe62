import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listDeliveries } from '#contract/platform/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { mayOperate } from '../policy.ts';
import { countHeld, listHeld } from '../store/deliveries.ts';

const most = 100;

/** Deliveries of the viewer's jurisdiction that failed. */
export const heldDeliveries = async (kernel: Kernel, viewer: Viewer): Promise<z.input<typeof listDeliveries.response>> => {
  if (!mayOperate(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => ({
    ...(await countHeld(tx, jurisdictionId)),
    items: (await listHeld(tx, jurisdictionId, most)).map((row) => ({
      ...row,
      since: row.since.toISOString(),
      parkedAt: row.parkedAt?.toISOString() ?? null,
      nextAt: row.nextAt?.toISOString() ?? null,
    })),
  }));
};
