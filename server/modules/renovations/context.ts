import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import type { Done } from '#kernel/mutations.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';

/** What the commands and queries of this module work with. */
export interface Context extends Pick<Services, 'territory' | 'surveys' | 'votes' | 'disclosures' | 'assemblies' | 'cases'> {
  readonly kernel: Kernel;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly jurisdictionCode: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: TerritorySnapshot;
  readonly now: Date;
  readonly today: string;
}
export interface Eye extends View {
  readonly viewer: Viewer;
}
export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory } = context;
  const [snapshot, jurisdiction] = await Promise.all([territory.snapshot(jurisdictionId), kernel.jurisdictions.byId(jurisdictionId)]);
  const now = kernel.clock.now();
  const { settings = {}, code: jurisdictionCode = '' } = jurisdiction ?? {};
  return { context, jurisdictionId, jurisdictionCode, settings, snapshot, now, today: shanghaiDay(now) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** A command on renovations, with the eye of whoever runs it. */
export interface RenovationCommand extends Command {
  readonly eye: Eye;
}
/** Runs one command; answers with what it was about as it is then seen. */
export const renovationCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: RenovationCommand) => Promise<D>,
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

/** Address of what everybody may see of a renovation, by the token of its code or its id. */
export const openPath = (jurisdictionCode: string, tokenOrId: string): string => `/open/renovations/${jurisdictionCode}-${tokenOrId}`;

/** What surveys, votes and disclosures of this module belong to. */
export const subjectType = 'renovation';
