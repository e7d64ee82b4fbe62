import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActivityKind } from '#contract/activities/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { MeetingKind } from '#contract/meetings/kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Done } from '#kernel/mutations.ts';
import { type WorkDays, workDaysOf } from '#kernel/work-days.ts';
import type { Occasions } from '#modules/activities/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Disclosures } from '#modules/disclosures/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { Proposals } from '#modules/proposals/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Votes } from '#modules/votes/index.ts';
import { kindsIn } from './kinds.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly cases: Cases;
  readonly documents: Documents;
  /** What is convened as an activity: who is called, who came. */
  readonly occasions: Occasions;
  readonly votes: Votes;
  readonly disclosures: Disclosures;
  readonly proposals: Pick<Proposals, 'forMeetings'>;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly ring: Ring;
  readonly kinds: readonly MeetingKind[];
  readonly kindsVersion: number;
  /** How a meeting is held as an activity. */
  readonly held: ActivityKind;
  readonly days: WorkDays;
  readonly now: Date;
  readonly today: string;
}
/** The same with whoever looks; null: nobody in particular. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory, organisations, occasions } = context;
  const [snapshot, book, ring, kinds, held, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kindsIn(kernel, jurisdictionId),
    occasions.rules(jurisdictionId, 'meeting'),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const now = kernel.clock.now();
  const settings = jurisdiction?.settings ?? {};
  return {
    ...{ context, jurisdictionId, settings, snapshot, book, ring, held, now },
    kinds: kinds.kinds,
    kindsVersion: kinds.version,
    days: workDaysOf(settings),
    today: shanghaiDay(now),
  };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** An area by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: View, code: string): TerritoryArea =>
  snapshot.find(code) ?? fail('territory.area_not_found', { code });
/** What an area is called, and its code. */
export const areaTold = ({ snapshot }: View, path: string): { code: string; name: string } => {
  const area = snapshot.findByPath(path);
  return { code: codeOf(path), name: area ? snapshot.describe(area) : path };
};
export const codeOf = (path: string): string => path.replaceAll('.', '');
/** The area above another; null above the whole. */
export const above = ({ snapshot }: View, path: string): TerritoryArea | null => {
  const area = snapshot.findByPath(path);
  return area ? (snapshot.ancestors(area).at(-1) ?? null) : null;
};

/** A command on meetings, with the eye of whoever runs it. */
export interface MeetingCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command; answers with what it was about as it is then seen. */
export const meetingCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: MeetingCommand) => Promise<D>,
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
