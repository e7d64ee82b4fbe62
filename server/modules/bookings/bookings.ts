import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Acts, Rooms } from '#modules/activities/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Places } from '#modules/places/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { signInAct } from './commands/sign-in.ts';
import type { Context } from './context.ts';
import { lender } from './lending.ts';
import { bookingHolder } from './own-data.ts';
import { bookingSheet } from './queries/sheet.ts';
import { bookingTodos } from './queries/todos.ts';

/** Bookings as other modules ask for them. */
export interface Bookings {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<{ from: string; to: string }, undefined>;
}

/** Opens the module. */
export const createBookings = (
  kernel: Kernel,
  {
    persons,
    ...given
  }: {
    persons: Persons;
    territory: Territory;
    organisations: Organisations;
    accounts: Accounts;
    places: Places;
    activities: { readonly acts: Acts; readonly rooms: Rooms };
  },
): Bookings => {
  const context: Context = { kernel, ...given };
  given.activities.acts.kind({ what: signInAct, words: 'bookings-own:acts.sign_in', page: () => '/bookings/mine' });
  given.activities.rooms.provide(lender(kernel.clock));
  persons.holders.add(bookingHolder);
  kernel.todos.add(bookingTodos(context));
  const sheet = exportWork(kernel, 'bookings.export', (viewer, asked: { from: string; to: string }, _, signal) =>
    bookingSheet(context, viewer, asked, signal),
  );
  return { context, sheet };
};
