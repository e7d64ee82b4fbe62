import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Done } from '#kernel/mutations.ts';
import { type WorkDays, workDaysOf } from '#kernel/work-days.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
}
/** What is known before a transaction begins, for somebody or for nobody in particular. */
export interface Eye {
  readonly viewer: Viewer | null;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly workDays: WorkDays;
  readonly ring: Ring;
  readonly today: string;
}
export const eyeOf = async ({ kernel, territory }: Context, viewer: Viewer | null): Promise<Eye> => {
  const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  const [snapshot, jurisdiction, ring] = await Promise.all([
    territory.snapshot(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
    kernel.keys.of(jurisdictionId),
  ]);
  const workDays = workDaysOf(jurisdiction?.settings ?? {});
  return { viewer, jurisdictionId, snapshot, workDays, ring, today: shanghaiDay(kernel.clock.now()) };
};
export const accessOfEye = ({ viewer, jurisdictionId }: Eye) => (viewer ? accessOf(viewer) : systemAccess(jurisdictionId));
/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: Eye, code: string): TerritoryArea => snapshot.find(code) ?? fail('territory.area_not_found', { code });

export interface HonourCommand extends Command {
  readonly eye: Eye;
}
/** Runs one command on honours; answers with what it was about as it is then seen. */
export const honourCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: HonourCommand) => Promise<D>,
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
