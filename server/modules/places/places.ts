import type { z } from 'zod';
import type { exportPlaces, PlaceImport } from '#contract/places/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createPlaceBooks, placesChannel } from './books.ts';
import { importPlaces } from './commands/import-places.ts';
import { codesOf, relocatePlaces } from './commands/relocate-places.ts';
import { placeLayer } from './layers.ts';
import { placeSheet } from './queries/sheet.ts';
import { placeReference } from './reference.ts';
import type { PlaceRef } from './store/places.ts';

/** Places as other modules ask for them. */
export interface Places {
  /** All existing places of a jurisdiction, in memory; the same list until one changes, which is told on the live channel `places`. */
  of(jurisdictionId: string): Promise<readonly PlaceRef[]>;
  readonly territory: Territory;
  /** Its workbooks, for this module's routes. */
  readonly sheets: {
    readonly import: WorkKind<ImportAsked, PlaceImport>;
    readonly export: WorkKind<z.output<NonNullable<(typeof exportPlaces)['query']>>, undefined>;
  };
}

/** Opens the module: places remembered per process, on the map, and kept in the areas that the territory has now. */
export const createPlaces = (kernel: Kernel, territory: Territory, map: CityMap): Places => {
  const books = createPlaceBooks(kernel);
  kernel.relay.on('territory.relocate_places', 'territory.changed', (_, jurisdictionId) => relocatePlaces(kernel, jurisdictionId, []));
  kernel.relay.on('territory.follow_areas', 'territory.areas_replaced', (events, jurisdictionId) =>
    relocatePlaces(
      kernel,
      jurisdictionId,
      events.flatMap(({ payload }) => codesOf(payload['from'])),
    ),
  );
  const changed = map.layers.add(placeLayer(kernel));
  kernel.live.subscribe(placesChannel, (payload) => changed((payload as { jurisdictionId: string }).jurisdictionId, null));
  const own = { of: books.of, territory };
  const context = { kernel, territory, places: own };
  kernel.references.add('place', placeReference(context));
  return {
    ...own,
    sheets: {
      import: importWork(kernel, 'places.import', (viewer, given) => importPlaces(context, viewer, given)),
      export: exportWork(kernel, 'places.export', (viewer, { template, ...wanted }, _, signal) =>
        placeSheet(context, viewer, template ? null : wanted, signal),
      ),
    },
  };
};
