import { type PlaceSettings, placeSettings } from '#contract/places/api.ts';
import { defaultCircle, defaultFacilities } from '#contract/places/kinds.ts';

/** What the jurisdiction decided about places, with the defaults where it decided nothing. */
export function settingsOf(stored: unknown): PlaceSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as { facilities?: object; circle?: object };
  const merged = { facilities: { ...defaultFacilities, ...given.facilities }, circle: { ...defaultCircle, ...given.circle } };
  const read = placeSettings.safeParse(merged);
  return read.success ? read.data : placeSettings.parse({ facilities: defaultFacilities, circle: defaultCircle });
}
