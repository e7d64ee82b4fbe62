import type { Viewer } from '#contract/accounts/viewer.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { forgetDevices } from '../store/devices.ts';
import { auditAccount } from '../store/homes.ts';
import { endSessionById, endSessionsBut } from '../store/sessions.ts';

/** Ends own sessions and records it; whoever is still connected by one that ended is told in every process. */
const endOnRecord = async (
  context: Context,
  viewer: Viewer,
  action: string,
  end: (tx: Tx) => Promise<{ count: number; data: Record<string, unknown> }>,
): Promise<number> => {
  const { kernel } = context;
  const { jurisdictionId, accountId } = viewer;
  const ended = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const { count, data } = await end(tx);
    if (count > 0) await auditAccount(tx, jurisdictionId, accountId, { actorId: accountId, action, data, at: kernel.clock.now() });
    await announce(tx, { account: accountId });
    return count;
  });
  context.forget(accountId);
  return ended;
};

export const endOwnSession = async (context: Context, viewer: Viewer, sessionId: string): Promise<void> => {
  await endOnRecord(context, viewer, 'people.session_ended', async (tx) => {
    const device = await endSessionById(tx, viewer.accountId, sessionId);
    return { count: device === null ? 0 : 1, data: { device } };
  });
};

/** Ends all own sessions, or all but that of the request, and forgets the devices they were known by. @returns how many */
export const endOwnSessions = (context: Context, viewer: Viewer, origin: Origin, which: 'others' | 'all'): Promise<number> =>
  endOnRecord(context, viewer, 'people.sessions_ended', async (tx) => {
    const { device } = origin.sender;
    const count = await endSessionsBut(tx, viewer.accountId, which === 'all' ? null : origin.token);
    await forgetDevices(tx, viewer.accountId, which === 'all' || device === null ? null : context.throttle.deviceHash(device));
    return { count, data: { which, count } };
  });
