import type { Session } from '#contract/accounts/sessions.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Context, Origin } from '../context.ts';
import { isInside, readDevice, shortened } from '../domain/device-words.ts';
import { sessionStands } from '../domain/session-rules.ts';
import { readSessions } from '../store/sessions.ts';

const networkOf = (kept: string | null, here: string): Session['network'] =>
  kept === null
    ? null
    : {
        kind: kept === 'local' ? 'local' : isInside(kept) ? 'inside' : 'outside',
        shown: kept === 'local' ? '' : kept,
        same: kept === here,
      };

/** Where the own account is signed in: sessions that still stand, this one first. */
export const ownSessions = async (context: Context, viewer: Viewer, origin: Origin): Promise<{ items: Session[] }> => {
  const { kernel } = context;
  const now = kernel.clock.now();
  const rows = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => readSessions(tx, viewer.accountId));
  const here = shortened(origin.sender.network);
  const items = rows
    .filter((r) => sessionStands({ createdAt: r.created_at, lastRequestAt: r.updated_at, expiresAt: r.expires_at, staff: r.staff }, now))
    .map((r) => ({
      id: r.id,
      current: r.token === origin.token,
      ...readDevice(r.user_agent),
      network: networkOf(r.ip_address, here),
      signedInAt: r.created_at.toISOString(),
      lastSeenAt: r.updated_at.toISOString(),
    }));
  return { items: [...items.filter((s) => s.current), ...items.filter((s) => !s.current)] };
};
