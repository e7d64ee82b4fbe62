import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Handover } from '#contract/rosters/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, whose } from '../context.ts';
import { mayManage } from '../policy.ts';
import { getRosterById } from '../queries/present.ts';
import { presentHandovers } from '../queries/rosters.ts';
import { findHandover, insertHandover, signFor } from '../store/handovers.ts';
import type { StoredRoster } from '../store/rosters.ts';
import { busyIn } from '../store/shifts.ts';
import { rosterCommand } from './roster-command.ts';

/** Notes are written and signed for around a shift: so long before it begins and after it has ended, milliseconds. */
const around = 12 * 3_600_000;

/** Only those on duty now, or just before or after, and whoever manages the roster. @throws rosters.not_on_duty */
const mustServe = async ({ viewer, now, ...eye }: Eye, tx: Tx, roster: StoredRoster): Promise<void> => {
  if (mayManage(viewer, whose(eye, roster))) return;
  const near = await busyIn(tx, [viewer.accountId], new Date(now.getTime() - around), new Date(now.getTime() + around));
  if (!near.some(({ rosterId }) => rosterId === roster.id)) fail('rosters.not_on_duty');
};

/** Leaves a note for whoever takes over. */
export const writeHandover = (context: Context, viewer: Viewer, rosterId: string, body: { id: string; text: string }): Promise<Handover> =>
  rosterCommand(
    context,
    viewer,
    `rosters.hand_over ${rosterId}`,
    body,
    async ({ eye, tx, at }) => {
      await mustServe(eye, tx, await getRosterById(tx, rosterId));
      await insertHandover(tx, { id: body.id, rosterId, authorId: viewer.accountId, text: body.text, writtenAt: at });
      return body.id;
    },
    async ({ eye, tx }, id) => {
      const note = (await findHandover(tx, id)) ?? fail('rosters.handover_not_found');
      return (await presentHandovers(eye, tx, [note]))[0] ?? fail('rosters.handover_not_found');
    },
  );

/** Signs for a note: whoever takes over has read it. */
export const readHandover = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<{ ok: true }> =>
  rosterCommand(
    context,
    viewer,
    `rosters.read_handover ${id}`,
    body,
    async ({ eye, tx, at }) => {
      const note = (await findHandover(tx, id)) ?? fail('rosters.handover_not_found');
      await mustServe(eye, tx, await getRosterById(tx, note.rosterId));
      await signFor(tx, id, viewer.accountId, at);
      return id;
    },
    async () => ({ ok: true as const }),
  );
