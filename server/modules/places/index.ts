export { addPlaces, type NewPlace } from './commands/add-places.ts';
export { createPlaces, type Places } from './places.ts';
export { serviceCircle } from './queries/service-circle.ts';
export type { PlaceRef } from './store/places.ts';
