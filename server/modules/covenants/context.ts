import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Decider } from '#contract/covenants/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import type { Terms } from '#contract/kernel/terms.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Votes } from '#modules/votes/index.ts';
import { rulesIn } from './rules.ts';

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
  readonly kinds: readonly LocalKind[];
  /** How covenants are adopted. */
  readonly rules: Readonly<Record<Decider, readonly Terms[]>>;
  readonly now: Date;
  readonly today: string;
}

/** The eye of a viewer, or of nobody: then of the jurisdiction the platform shows first. */
export const eyeOf = async (context: Context, viewer: Viewer | null): Promise<Eye> => {
  const { kernel, territory } = context;
  const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  const [snapshot, jurisdiction, kinds, rules] = await Promise.all([
    territory.snapshot(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
    kernel.kinds.of(jurisdictionId),
    rulesIn(kernel, jurisdictionId),
  ]);
  const now = kernel.clock.now();
  return { context, viewer, jurisdictionId, snapshot, settings: jurisdiction?.settings ?? {}, kinds, rules, now, today: shanghaiDay(now) };
};
export const accessOfEye = ({ viewer, jurisdictionId }: Eye) => (viewer ? accessOf(viewer) : systemAccess(jurisdictionId));

/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: Eye, code: string): TerritoryArea => snapshot.find(code) ?? fail('territory.area_not_found', { code });

/** A command on covenants, with the eye of whoever runs it. */
export interface CovenantCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command; answers with what it was about as it is then seen. */
export const covenantCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: CovenantCommand) => Promise<D>,
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
