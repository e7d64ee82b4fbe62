import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import type { Context, Eye } from '../context.ts';
import { pendingOf } from '../domain/calls.ts';
import { showChange } from '../live.ts';
import { usingEye } from '../queries/list.ts';
import { getVisible } from '../queries/present.ts';
import { findAssignment } from '../store/assignments.ts';
import { type CallRecord, changeCall, whistleOfCall } from '../store/calls.ts';
import type { WhistleRecord } from '../store/whistles.ts';

/** A command on whistles, with the eye of whoever runs it. */
export interface WhistleCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command of somebody who has to do with whistles; answers with what it was done to, as it is then seen. @throws session.forbidden */
export const whistleCommand = async <T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: WhistleCommand) => Promise<string>,
  answer: (running: WhistleCommand, id: string) => Promise<T>,
): Promise<T> => {
  const eye = await usingEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    async (running) => {
      const id = await run({ ...running, eye });
      const whistleId = (await findAssignment(running.tx, id))?.whistleId ?? id;
      await showChange(running.tx, viewer.jurisdictionId, whistleId);
      return id;
    },
    (running, id) => answer({ ...running, eye }, id),
  );
};

/** A call with its whistle, which is held. @throws whistles.call_not_found */
export const getCall = async (eye: Eye, tx: Tx, callId: string): Promise<{ whistle: WhistleRecord; call: CallRecord }> => {
  const id = (await whistleOfCall(tx, callId)) ?? fail('whistles.call_not_found');
  const { whistle, calls } = await getVisible(eye, tx, id, true);
  return { whistle, call: calls.find((one) => one.id === callId) ?? fail('whistles.call_not_found') };
};

/** Writes what became of a call, and what is due next of it. Nobody has been told of that yet. */
export const advance = async (tx: Tx, call: CallRecord, changes: Readonly<Record<string, unknown>>): Promise<void> => {
  const next = pendingOf({ ...call, ...changes } as CallRecord);
  const before = pendingOf(call);
  const yellow = next && call.yellows[next.stage];
  await changeCall(tx, call.id, {
    ...changes,
    dueAt: next?.dueAt ?? null,
    yellowAt: yellow ? new Date(yellow) : null,
    ...(next?.stage === before?.stage ? {} : { told: null }),
  });
};

/** Photos a command brings, tied to the whistle. */
export const takePhotos = async (tx: Tx, eye: Eye, photoIds: readonly string[], whistleId: string): Promise<string[]> =>
  (await claim(tx, eye.viewer, photoIds, { type: 'whistle', id: whistleId }, 'photo', 9)).map(({ id }) => id);
