import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Votes } from '#modules/votes/index.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly disclosures: Disclosures;
  readonly votes: Votes;
}

/** What is known of a jurisdiction before a transaction begins, for somebody or for nobody in particular. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer | null;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly today: string;
}

export const eyeIn = async (context: Context, jurisdictionId: string, viewer: Viewer | null): Promise<Eye> => {
  const { kernel, territory } = context;
  const [snapshot, jurisdiction] = await Promise.all([territory.snapshot(jurisdictionId), kernel.jurisdictions.byId(jurisdictionId)]);
  const now = kernel.clock.now();
  return { context, viewer, jurisdictionId, snapshot, settings: jurisdiction?.settings ?? {}, now, today: shanghaiDay(now) };
};
/** The eye of a viewer, or of nobody: then of the jurisdiction the platform shows first. */
export const eyeOf = async (context: Context, viewer: Viewer | null): Promise<Eye> =>
  eyeIn(context, viewer?.jurisdictionId ?? (await context.kernel.jurisdictions.default())?.id ?? fail('server.unavailable'), viewer);

/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: Eye, code: string): TerritoryArea => snapshot.find(code) ?? fail('territory.area_not_found', { code });

/** A command on proposals, with the eye of whoever runs it. */
export interface ProposalCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command; answers with what it was about as it is then seen. */
export const proposalCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: ProposalCommand) => Promise<D>,
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
