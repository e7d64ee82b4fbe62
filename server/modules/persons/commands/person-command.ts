import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Context, Eye } from '../context.ts';
import { managedAreas } from '../policy.ts';
import { openEye } from '../queries/eye.ts';
import { managesBy, tiesOf } from '../queries/persons.ts';
import { findPerson, type PersonRow } from '../store/persons.ts';

/** What a command on persons works with. */
export interface PersonCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command of somebody who manages persons; whether they manage this one is for the command to ask ({@link managed}). */
export const personCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  change: (running: PersonCommand) => Promise<D>,
  answer: (running: PersonCommand, done: D) => Promise<T>,
): Promise<T> => {
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => change({ ...running, eye }),
    (running, done) => answer({ ...running, eye }, done),
  );
};

/** A person whom the viewer manages, locked. @throws `persons.person_not_found`, `session.forbidden` */
export const managed = async (context: Context, { eye, tx }: PersonCommand, id: string): Promise<PersonRow> => {
  const found = (await findPerson(tx, eye.ring, id, true)) ?? fail('persons.person_not_found');
  if (!managesBy(eye, await tiesOf(context, eye, tx, [id]))) fail('session.forbidden');
  return found;
};
