export { addPlaces, type NewPlace } from './commands/add-places.ts';
export { settingsOf as placeSettings } from './domain/settings.ts';
export { makeToken } from './domain/token.ts';
export { createPlaces, type Places } from './places.ts';
export { placeAddress } from './queries/place-address.ts';
export { type PlaceHours, placeHours } from './queries/place-hours.ts';
export { serviceCircle } from './queries/service-circle.ts';
export type { PlaceRef } from './store/places.ts';
