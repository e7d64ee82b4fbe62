export { importAreas } from './commands/import-areas.ts';
export { type AreaKind, type Boundary, type Located, type Position, type Ring, type TerritoryArea, toLocation } from './domain/area.ts';
export type { AreaInput } from './domain/import.ts';
export { ringsOf } from './domain/polygon.ts';
export { type Boundaries, makeSnapshot, type TerritorySnapshot } from './domain/snapshot.ts';
export { territoryRoutes } from './routes.ts';
export { createTerritory, type Territory } from './territory.ts';
