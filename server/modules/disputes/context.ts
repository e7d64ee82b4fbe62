import type { Viewer } from '#contract/accounts/viewer.ts';
import { mediationDays, visitDays } from '#contract/disputes/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import { type Cases, noteAbout } from '#modules/cases/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { AskDuty, Rosters } from '#modules/rosters/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { mayUseDisputes } from './policy.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly cases: Cases;
  readonly documents: Documents;
  readonly persons: Persons;
  readonly rosters: Rosters;
}

/** What is known of a jurisdiction before a transaction begins, for somebody. */
export interface Eye {
  readonly context: Context;
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly kinds: readonly LocalKind[];
  readonly ring: Ring;
  readonly duty: AskDuty;
  /** Days in which a dispute is mediated, and after which an agreement without a day is visited. */
  readonly days: { readonly mediation: number; readonly visit: number };
  readonly now: Date;
  readonly today: string;
}

/** The eye of somebody who has to do with disputes. @throws session.forbidden */
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => {
  if (!mayUseDisputes(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const { kernel } = context;
  const [snapshot, book, kinds, ring, duty, jurisdiction] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    kernel.kinds.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    context.rosters.duty(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const settings = jurisdiction?.settings ?? {};
  const days = { mediation: settingOf(mediationDays, settings), visit: settingOf(visitDays, settings) };
  const now = kernel.clock.now();
  return { context, viewer, snapshot, book, kinds, ring, duty, days, now, today: shanghaiDay(now) };
};

/** A command on disputes, with the eye of whoever runs it. */
export interface DisputeCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command of somebody who has to do with disputes; answers with what `answer` shows of the dispute it names. */
export const disputeCommand = async <T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: DisputeCommand) => Promise<string>,
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

/** Tells the case that something happened, never what was said; the last thing a command does. */
export const noteInCase = (
  { context: { cases }, viewer }: Eye,
  tx: Tx,
  caseId: string | null,
  what: string,
  data: Readonly<Record<string, string>> = {},
  involve: readonly string[] = [],
): Promise<void> => noteAbout(cases, tx, viewer, caseId, { what: `disputes.${what}`, data, involve });
