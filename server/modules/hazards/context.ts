import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Cases, type Counting, countingOf, noteAbout } from '#modules/cases/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { mayUseHazards } from './policy.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly cases: Cases;
  readonly documents: Documents;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly kinds: readonly LocalKind[];
  readonly counting: Counting;
  readonly now: Date;
  readonly today: string;
}

/** The eye of somebody who has to do with hazards. @throws session.forbidden */
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  if (!mayUseHazards(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const [snapshot, book, kinds, counting] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    context.kernel.kinds.of(jurisdictionId),
    countingOf(context.cases, jurisdictionId),
  ]);
  const now = context.kernel.clock.now();
  return { context, viewer, snapshot, book, kinds, counting, now, today: shanghaiDay(now) };
};

/** A command on hazards, with the eye of whoever runs it. */
export interface HazardCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command of somebody who has to do with hazards; answers with the hazard as it is then seen. */
export const hazardCommand = async <T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: HazardCommand) => Promise<string>,
  answer: (eye: Eye, tx: Tx, id: string) => Promise<T>,
): Promise<T> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => run({ ...running, eye }),
    ({ tx }, id) => answer(eye, tx, id),
  );
};

/** Writes what became of a hazard into the log of its case; the last thing a command does. */
export const noteInCase = (
  { context: { cases }, viewer }: Eye,
  tx: Tx,
  caseId: string | null,
  { what, data, text, involve = [] }: { what: string; data: Readonly<Record<string, string>>; text?: string; involve?: readonly string[] },
): Promise<void> => noteAbout(cases, tx, viewer, caseId, { what: `hazards.${what}`, data, involve, words: text ? { text } : {} });
