import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { subscribePush } from '#contract/notices/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Notices } from '../context.ts';
import { subscriptionId } from '../domain/notice-id.ts';
import { subscribe, unsubscribe } from '../store/push.ts';

/** Lets a browser get the viewer's notices; whoever had the browser before gets theirs there no more. Harmless when repeated. */
export const startPush = async (
  { kernel }: Notices,
  viewer: Viewer,
  { endpoint, keys }: z.output<NonNullable<(typeof subscribePush)['body']>>,
): Promise<{ ok: true }> => {
  const { push } = kernel.gateways;
  if (!push) return fail('notices.gateway_missing', { channel: 'push' });
  if (!push.knows(endpoint)) fail('notices.push_service_unknown');
  const { jurisdictionId, accountId } = viewer;
  // a browser may be another account's by now, whose rows the viewer does not see
  await kernel.db.write(systemAccess(jurisdictionId), (tx) =>
    subscribe(tx, jurisdictionId, { id: subscriptionId(endpoint), accountId, endpoint, ...keys }, kernel.clock.now()),
  );
  return { ok: true };
};

/** Sends nothing more to a browser of the viewer. */
export const endPush = async ({ kernel }: Notices, viewer: Viewer, endpoint: string): Promise<{ ok: true }> => {
  const { jurisdictionId, accountId } = viewer;
  await kernel.db.write(systemAccess(jurisdictionId), (tx) => unsubscribe(tx, jurisdictionId, [subscriptionId(endpoint)], accountId));
  return { ok: true };
};
