import { defineSetting } from '../kernel/settings.ts';
import { defaultCircle, defaultFacilities } from './kinds.ts';
import { placeSettings } from './places.ts';

/** Facilities offered for each kind of place, and how the service circle is drawn. */
export const places = defineSetting({
  key: 'places',
  schema: placeSettings,
  default: placeSettings.parse({ facilities: defaultFacilities, circle: defaultCircle }),
  permission: 'places.configure',
  action: 'settings.places',
  editor: 'settings',
});
