import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Context } from '../context.ts';
import { managedAreas } from '../policy.ts';
import { eyeOf } from '../queries/eye.ts';
import type { Eye } from '../queries/present-people.ts';
import { type LockedOrganisation, lockOrganisation } from '../store/tree.ts';

/** What a command on organisations, appointments and agreements works with. */
export interface OrganisationCommand extends Command {
  readonly eye: Eye;
}

/**
 * Runs one command of somebody who manages organisations. Whether they manage the very place is for the command to ask, once it has loaded it.
 * @param what names the command and its subject; the same id for another one is refused
 * @param answer shows what was done as the viewer may read it now, for a repeat too
 */
export const organisationCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  change: (running: OrganisationCommand) => Promise<D>,
  answer: (running: OrganisationCommand, done: D) => Promise<T>,
): Promise<T> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => (managedAreas(viewer).length === 0 ? fail('session.forbidden') : change({ ...running, eye })),
    (running, done) => answer({ ...running, eye }, done),
  );
};

/** An organisation, locked. @throws `organisations.organisation_not_found` */
export const getOrganisation = async (tx: Tx, id: string, lock: 'update' | 'share'): Promise<LockedOrganisation> =>
  (await lockOrganisation(tx, id, lock)) ?? fail('organisations.organisation_not_found');

/** The same, and it exists still: it stays so until the transaction ends. @throws `organisations.organisation_dissolved` */
export const getActiveOrganisation = async (tx: Tx, id: string, lock: 'update' | 'share'): Promise<LockedOrganisation> => {
  const found = await getOrganisation(tx, id, lock);
  if (found.dissolvedOn !== null) fail('organisations.organisation_dissolved', { name: found.name });
  return found;
};

/** Refuses days that are the wrong way round. Null is open. */
export const inOrder = (from: string | null, to: string | null): void => {
  if (from !== null && to !== null && to < from) fail('organisations.days_reversed', { from, to });
};
