export { type Boundary, type Located, type Position, type TerritoryArea, toLocation } from './area.ts';
export { boundaryOf, boundsOf } from './boundary-form.ts';
export { type AreaChange, type Succession, successorsOf } from './changes.ts';
export { type Division, shortNameOf } from './divisions.ts';
export {
  type AreaFacts,
  type Base,
  changesNothing,
  type DraftPlan,
  factNames,
  factsOf,
  type PresentArea,
  planDraft,
  sameValue,
} from './drawing-plan.ts';
export {
  type DrawingSight,
  draftTable,
  drawingScopes,
  drawnBelow,
  mayDraw,
  seesAnyDrawing,
  seesDrawing,
  seesDrawings,
} from './drawing-rights.ts';
export type { Fault } from './fault.ts';
export { shared } from './ground.ts';
export { type AreaInput, levelOfCode, parentCode } from './import.ts';
export { isExemptFromHouseholds, knownCount } from './known-count.ts';
export { latOf, lonOf, mercatorX, mercatorY, worldMetres } from './mercator.ts';
export { type Box, boxOf, joined, middleOf } from './middle.ts';
export { nextCodes } from './next-code.ts';
export type { NamedArea } from './place-words.ts';
export { metresPerDegree, ringsOf } from './polygon.ts';
export { makeSnapshot, type TerritorySnapshot } from './snapshot.ts';
export { makeTextLocator } from './text-locator.ts';
