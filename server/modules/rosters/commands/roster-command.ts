import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Done } from '#kernel/mutations.ts';
import { isViolation } from '#kernel/violations.ts';
import { type Context, type Eye, eyeOf, whose } from '../context.ts';
import { mayManage, mayRead } from '../policy.ts';
import { lockRoster, type StoredRoster } from '../store/rosters.ts';

/** A command on rosters, with the eye of whoever runs it. */
export interface RosterCommand extends Command {
  readonly eye: Eye;
}

/**
 * Runs one command of somebody who works here; nobody is put on duty twice at a time.
 * @throws session.forbidden, rosters.overlap
 */
export const rosterCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: RosterCommand) => Promise<D>,
  answer: (running: RosterCommand, done: D) => Promise<T>,
): Promise<T> => {
  const eye = await eyeOf(context, viewer);
  try {
    return await command(
      context.kernel,
      viewer,
      what,
      body,
      (running) => (mayRead(viewer) ? run({ ...running, eye }) : fail('session.forbidden')),
      (running, done) => (mayRead(viewer) ? answer({ ...running, eye }, done) : fail('session.forbidden')),
    );
  } catch (error) {
    if (isViolation(error, 'shifts_one_at_a_time')) fail('rosters.overlap');
    throw error;
  }
};

/** A roster in use that the viewer manages, held. @throws rosters.roster_not_found, rosters.roster_changed, rosters.roster_ended, session.forbidden */
export const managed = async (eye: Eye, tx: Tx, id: string, version: number | null = null): Promise<StoredRoster> => {
  const roster = (await lockRoster(tx, id)) ?? fail('rosters.roster_not_found');
  if (!mayManage(eye.viewer, whose(eye, roster))) fail('session.forbidden');
  if (roster.endedAt !== null) fail('rosters.roster_ended');
  if (version !== null && roster.version !== version) fail('rosters.roster_changed', { version: roster.version });
  return roster;
};
