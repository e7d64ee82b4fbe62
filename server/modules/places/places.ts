import type { Kernel } from '#kernel/kernel.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createPlaceBooks, placesChannel } from './books.ts';
import { codesOf, relocatePlaces } from './commands/relocate-places.ts';
import { placeLayer } from './layers.ts';
import type { PlaceRef } from './store/places.ts';

/** Places as other modules ask for them. */
export interface Places {
  /** All existing places of a jurisdiction, in memory; the same list until one changes, which is told on the live channel `places`. */
  of(jurisdictionId: string): Promise<readonly PlaceRef[]>;
  readonly territory: Territory;
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
  return { of: books.of, territory };
};
