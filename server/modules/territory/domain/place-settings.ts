import { defaultCircle, defaultFacilities } from '#contract/territory/place-kinds.ts';
import { type PlaceSettings, placeSettings } from '#contract/territory/places.ts';

/** What the jurisdiction decided about places, with the defaults where it decided nothing. */
export function settingsOf(stored: unknown): PlaceSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as { facilities?: object; circle?: object };
  const merged = { facilities: { ...defaultFacilities, ...given.facilities }, circle: { ...defaultCircle, ...given.circle } };
  const read = placeSettings.safeParse(merged);
  return read.success ? read.data : placeSettings.parse({ facilities: defaultFacilities, circle: defaultCircle });
}
