export { importAreas } from './commands/import-areas.ts';
export { type Boundary, type Located, toLocation } from './domain/area.ts';
export type { AreaInput } from './domain/import.ts';
export { ringsOf } from './domain/polygon.ts';
export { makeSnapshot, type TerritorySnapshot } from './domain/snapshot.ts';
export { territoryRoutes } from './routes.ts';
export { createTerritory, type Territory } from './territory.ts';
