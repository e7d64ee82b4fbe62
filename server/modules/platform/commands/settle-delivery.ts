import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { once } from '#kernel/mutations.ts';
import { mayOperate } from '../policy.ts';
import { dropFirst, release } from '../store/deliveries.ts';

interface Body {
  readonly id: string;
  readonly subscriber: string;
  readonly subject: string | null;
  readonly reason: string;
}

/** One act of the system administrator on parked deliveries; `change` tells what to put on record, null when nothing was parked any more. */
const settle = (
  kernel: Kernel,
  viewer: Viewer,
  body: Body,
  action: string,
  change: (tx: Tx) => Promise<Record<string, unknown> | null>,
): Promise<{ ok: true }> => {
  const { jurisdictionId, accountId: actorId } = viewer;
  const { subscriber, subject, reason } = body;
  return kernel.db.write(systemAccess(jurisdictionId), (tx) =>
    once(
      tx,
      viewer,
      body.id,
      action,
      body,
      async () => {
        if (!mayOperate(viewer)) fail('session.forbidden');
        const data = (await change(tx)) ?? fail('platform.delivery_gone');
        const line = { jurisdictionId, actorId, action, subject: subscriber, reason, at: kernel.clock.now() };
        await audit(tx, { ...line, data: { about: subject, ...data } });
        return {};
      },
      async () => ({ ok: true as const }),
    ),
  );
};

/** Tries parked deliveries again at once: one, or all of a subscriber. */
export const releaseDeliveries = (kernel: Kernel, viewer: Viewer, body: Body): Promise<{ ok: true }> =>
  settle(kernel, viewer, body, 'platform.deliveries_released', async (tx) => {
    const released = await release(tx, viewer.jurisdictionId, body.subscriber, body.subject);
    return released > 0 ? { released } : null;
  });

/** Drops a parked event for its subscriber; what waits behind it is delivered. */
export const giveUpDelivery = (kernel: Kernel, viewer: Viewer, body: Body & { subject: string }): Promise<{ ok: true }> =>
  settle(kernel, viewer, body, 'platform.delivery_given_up', async (tx) => {
    const event = await dropFirst(tx, viewer.jurisdictionId, body.subscriber, body.subject);
    return event && { event: event.id, topic: event.topic };
  });
