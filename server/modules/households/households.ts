import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { Acts } from '#modules/activities/index.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { contactAct } from './commands/contact-household.ts';
import { followAreas } from './commands/follow-areas.ts';
import { buildingsChannel, type Context } from './context.ts';
import { buildingLayer } from './layers.ts';
import { householdSheet } from './queries/sheet.ts';
import { resealImports } from './store/imports.ts';
import { householdTodos } from './todos.ts';
import { personUses } from './uses.ts';

/** Opens the module: buildings on the map, kept in the areas that the territory has now; members and heads hang on persons. */
export const createHouseholds = (kernel: Kernel, territory: Territory, map: CityMap, persons: Persons, acts: Acts): Context => {
  kernel.relay.on('households.relocate', 'territory.changed', (_, jurisdictionId) => followAreas(kernel, jurisdictionId, []));
  kernel.relay.on('households.follow_areas', 'territory.areas_replaced', (events, jurisdictionId) =>
    followAreas(
      kernel,
      jurisdictionId,
      events.flatMap(({ payload }) => [payload['from']].flat().filter((code): code is string => typeof code === 'string')),
    ),
  );
  const changed = map.layers.add(buildingLayer(kernel));
  kernel.live.subscribe(buildingsChannel, (payload) => changed((payload as { jurisdictionId: string }).jurisdictionId, null));
  for (const use of personUses) persons.uses.add(use);
  kernel.keys.add({
    of: 'jurisdiction',
    reseal: (scope, ring, limit) => kernel.db.write(systemAccess(scope), (tx) => resealImports(tx, ring, limit)),
  });
  const context: Context = {
    kernel,
    territory,
    acts,
    exports: exportWork(kernel, 'households.export', (viewer, input, _, signal) => householdSheet(context, viewer, input, signal)),
  };
  kernel.todos.add(householdTodos(context));
  acts.kind({ what: contactAct, words: 'field-phone:acts.contact', page: (id) => `/my-households/${id}` });
  return context;
};
