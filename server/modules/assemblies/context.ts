import type { Viewer } from '#contract/accounts/viewer.ts';
import type { LocalRules } from '#contract/assemblies/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Quota } from '#kernel/limiter.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Votes } from '#modules/votes/index.ts';
import { rulesIn } from './rules.ts';

/** Type under which votes are held and results put up. */
export const subjectType = 'assembly';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly votes: Votes;
  readonly disclosures: Disclosures;
  /** Tries at proving to be an owner. */
  readonly proofs: Quota;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly snapshot: TerritorySnapshot;
  readonly ring: Ring;
  readonly rules: LocalRules;
  readonly rulesVersion: number;
  readonly now: Date;
  readonly today: string;
}
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory } = context;
  const now = kernel.clock.now();
  const [snapshot, ring, { version: rulesVersion, rules }] = await Promise.all([
    territory.snapshot(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    rulesIn(kernel, jurisdictionId, now),
  ]);
  return { context, jurisdictionId, snapshot, ring, rules, rulesVersion, now, today: shanghaiDay(now) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** A command of this module, with the eye of whoever runs it. */
export interface OwnCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command; answers with what it was about as it is then seen. */
export const ownCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: OwnCommand) => Promise<D>,
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
