import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import type { OrganisationBook } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { mayUse } from './policy.ts';

/** What the commands and queries of this module work with. */
export interface Context extends Pick<Services, 'territory' | 'organisations' | 'property'> {
  readonly kernel: Kernel;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly now: Date;
  readonly today: string;
}

/** The eye of somebody who has to do with daily checks. @throws session.forbidden */
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const [snapshot, book] = await Promise.all([context.territory.snapshot(jurisdictionId), context.organisations.of(jurisdictionId)]);
  const now = context.kernel.clock.now();
  return { context, viewer, snapshot, book, now, today: shanghaiDay(now) };
};

/** A command on daily checks, with the eye of whoever runs it. */
export interface InspectionCommand extends Command {
  readonly eye: Eye;
}
export const inspectionCommand = <T>(
  eye: Eye,
  what: string,
  body: { id: string },
  run: (running: InspectionCommand) => Promise<string>,
  answer: (eye: Eye, tx: Tx, id: string) => Promise<T>,
): Promise<T> =>
  command(
    eye.context.kernel,
    eye.viewer,
    what,
    body,
    (running) => run({ ...running, eye }),
    ({ tx }, id) => answer(eye, tx, id),
  );
