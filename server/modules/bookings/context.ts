import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RoomRules } from '#contract/bookings/rules.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Done } from '#kernel/mutations.ts';
import { isViolation } from '#kernel/violations.ts';
import { type WorkDays, workDaysOf } from '#kernel/work-days.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Acts } from '#modules/activities/index.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import { openSpans } from '#modules/places/domain/index.ts';
import type { PlaceHours, PlaceRef, Places } from '#modules/places/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Span } from './domain/slots.ts';
import { mayManage, mayRead } from './policy.ts';
import type { RoomRow } from './store/rooms.ts';
import { roomsById } from './store/rooms.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly places: Places;
  readonly activities: { readonly acts: Acts };
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly context: Context;
  readonly jurisdictionId: string;
  readonly jurisdictionCode: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  /** Existing places by id. */
  readonly places: ReadonlyMap<string, PlaceRef>;
  readonly now: Date;
  readonly days: WorkDays;
}
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async (context: Context, jurisdictionId: string): Promise<View> => {
  const { kernel, territory, organisations, places } = context;
  const [snapshot, book, known, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    places.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const settings = jurisdiction?.settings ?? {};
  return {
    context,
    jurisdictionId,
    jurisdictionCode: jurisdiction?.code ?? '',
    settings,
    snapshot,
    book,
    places: new Map(known.map((place) => [place.id, place])),
    now: kernel.clock.now(),
    days: workDaysOf(settings),
  };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** Places whose rooms a viewer sees as somebody who looks after them. */
export const placesRead = ({ viewer, places }: Eye): string[] =>
  [...places.values()].filter(({ areaPath }) => mayRead(viewer, areaPath)).map(({ id }) => id);

/** The area a room lies in; that of the whole where its place is no more. */
export const pathOf = ({ places, snapshot }: View, placeId: string): string => places.get(placeId)?.areaPath ?? snapshot.root.path;

/** A room that is there. @throws bookings.room_not_found */
export const roomOf = async (tx: Tx, id: string): Promise<RoomRow> => (await roomsById(tx, [id]))[0] ?? fail('bookings.room_not_found');

/** When a room can be booked on a day, by its own hours or those of its place. */
export const spansOf = ({ days }: View, rules: RoomRules, place: PlaceHours | undefined, dayNumber: number): Span[] => {
  const hours = rules.hours ?? place?.hours ?? null;
  if (hours === null || !place) return [];
  return openSpans(hours, dayNumber, place.closedOnHolidays ? days.holiday : undefined, place.makesUp ? days.makeUp : undefined);
};

/** A command on bookings, with the eye of whoever runs it. */
export interface BookingCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command; nobody gets a room that another has then. @throws bookings.taken */
export const bookingCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: BookingCommand) => Promise<D>,
  answer: (running: BookingCommand, done: D) => Promise<T>,
): Promise<T> => {
  if (viewer.anonymous) fail('bookings.sign_in_first');
  const eye = await eyeOf(context, viewer);
  try {
    return await command(
      context.kernel,
      viewer,
      what,
      body,
      (running) => run({ ...running, eye }),
      (running, done) => answer({ ...running, eye }, done),
    );
  } catch (error) {
    if (isViolation(error, 'bookings_one_at_a_time')) fail('bookings.taken');
    throw error;
  }
};

/** Whoever keeps the rooms of a place may. @throws session.forbidden */
export const mustManage = (eye: Eye, placeId: string): void => {
  if (!mayManage(eye.viewer, pathOf(eye, placeId))) fail('session.forbidden');
};
