import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Done } from '#kernel/mutations.ts';
import type { Demands } from '#modules/demands/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What another module asks surveys for. */
export interface SurveySubject {
  /** `<module>.<what>` */
  readonly type: string;
  /** The page on which the viewer finds it; null: none. */
  page(subjectId: string): string | null;
  /** Runs in the transaction that ends the survey. */
  closed?(tx: Tx, by: { jurisdictionId: string; actorId: string | null; at: Date }, surveyId: string, subjectId: string): Promise<void>;
}

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly demands: Demands;
  readonly subjects: Map<string, SurveySubject>;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
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
  return { context, jurisdictionId, settings: jurisdiction?.settings ?? {}, snapshot, now, today: shanghaiDay(now) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** A command on surveys, with the eye of whoever runs it. */
export interface SurveyCommand extends Command {
  readonly eye: Eye;
}
/** Runs one command; answers with what it was about as it is then seen. */
export const surveyCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: SurveyCommand) => Promise<D>,
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

/** What a demand of staff is about. */
export const staffSubject = 'surveys.staff';
