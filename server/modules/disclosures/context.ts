import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Done } from '#kernel/mutations.ts';
import { siteOf } from '#kernel/site.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Subjects } from './subjects.ts';

/** What files of disclosures hang on. */
export const fileOwner = 'disclosure';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly subjects: Subjects;
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly jurisdictionCode: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: TerritorySnapshot;
  /** Address of the site; empty where none is known. */
  readonly site: string;
  readonly now: Date;
  readonly today: string;
}
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory } = context;
  const [snapshot, jurisdiction] = await Promise.all([territory.snapshot(jurisdictionId), kernel.jurisdictions.byId(jurisdictionId)]);
  const now = kernel.clock.now();
  const { settings = {}, code: jurisdictionCode = '' } = jurisdiction ?? {};
  const site = siteOf(kernel.config.publicUrls, settings);
  return { context, jurisdictionId, jurisdictionCode, settings, snapshot, site, now, today: shanghaiDay(now) };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** An area asked for by its code. @throws territory.area_not_found */
export const areaOf = ({ snapshot }: View, code: string): TerritoryArea =>
  snapshot.find(code) ?? fail('territory.area_not_found', { code });
/** What is at the end of the address of a disclosure. */
export const codeOf = (jurisdictionCode: string, token: string): string => `${jurisdictionCode}-${token}`;

/** A command on disclosures, with the eye of whoever runs it. */
export interface DisclosureCommand extends Command {
  readonly eye: Eye;
}
/** Runs one command; answers with what it was about as it is then seen. */
export const disclosureCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: DisclosureCommand) => Promise<D>,
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
