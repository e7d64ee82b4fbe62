import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
}

/** What is known before a transaction begins. */
export interface Eye {
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: Awaited<ReturnType<Organisations['of']>>;
  readonly today: string;
}
export const eyeOf = async ({ kernel, territory, organisations }: Context, viewer: Viewer): Promise<Eye> => {
  const [snapshot, book] = await Promise.all([territory.snapshot(viewer.jurisdictionId), organisations.of(viewer.jurisdictionId)]);
  return { viewer, snapshot, book, today: shanghaiDay(kernel.clock.now()) };
};

export interface EvaluationCommand extends Command {
  readonly eye: Eye;
}
/** Runs one command on evaluations; answers with what it was about as it is then seen. */
export const evaluationCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: EvaluationCommand) => Promise<D>,
  answer: (eye: Eye, tx: Tx, done: D) => Promise<T>,
): Promise<T> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => run({ ...running, eye }),
    ({ tx }, done) => answer(eye, tx, done),
  );
};
