import type { ActivityImport } from '#contract/activities/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type Acts, createActs, type Forget } from './acts.ts';
import { attendance } from './commands/check-in.ts';
import { importActivities } from './commands/import.ts';
import type { Context } from './context.ts';
import { kindsKind } from './kinds.ts';
import { createOccasions, type Occasions } from './occasions.ts';
import { placeHolder } from './own-data.ts';
import { certificatePaper } from './paper.ts';
import type { ListAsked } from './queries/lists.ts';
import { activitySheet, participantSheet } from './queries/sheet.ts';
import { activitiesOfDay, activityTodos } from './queries/todos.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { resealParticipants } from './sealing.ts';

/** What the module offers to others, and to its own routes. */
export interface Activities {
  /** The record of acts on the spot. */
  readonly acts: Acts;
  /** What modules keep of who acted beside the acts: forgotten with them. */
  readonly forgetting: Set<Forget>;
  /** Where the module that keeps rooms makes itself known. */
  readonly rooms: Rooms;
  /** What other modules convene, with who is called; who came is recorded here. */
  readonly occasions: Occasions;
  readonly context: Context;
  readonly sheets: {
    readonly import: WorkKind<ImportAsked, ActivityImport>;
    readonly export: WorkKind<ListAsked, undefined>;
    readonly participants: WorkKind<{ id: string }, undefined>;
  };
}

/** Opens the module. */
export const createActivities = (
  kernel: Kernel,
  { field, persons, ...services }: Omit<Context, 'kernel' | 'acts' | 'rooms' | 'occasions'> & Pick<Services, 'field' | 'persons'>,
): Activities => {
  const context: Context = {
    kernel,
    ...services,
    acts: createActs(kernel, services.territory),
    rooms: createRooms(),
    occasions: createOccasions(kernel),
  };
  kernel.definitions.add(kindsKind);
  kernel.todos.add(activityTodos(context));
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealParticipants(kernel, scope, ring, limit) });
  context.documents.sources.add(certificatePaper(context));
  context.acts.kind({ what: attendance, words: 'activities-phone:attendance', page: (id) => `/activities/${id}` });
  field.day.add(activitiesOfDay(context));
  persons.holders.add(placeHolder);
  return {
    acts: context.acts,
    forgetting: new Set(),
    rooms: context.rooms,
    occasions: context.occasions,
    context,
    sheets: {
      import: importWork(kernel, 'activities.import', (viewer, given) => importActivities(context, viewer, given)),
      export: exportWork(kernel, 'activities.export', (viewer, asked: ListAsked, _, signal) =>
        activitySheet(context, viewer, asked, signal),
      ),
      participants: exportWork(kernel, 'activities.participants', (viewer, asked: { id: string }, _, signal) =>
        participantSheet(context, viewer, asked, signal),
      ),
    },
  };
};
