/** Geometry of drawn areas; see README.md. */

export { insertVertex, moveVertex, removeVertex, snap, vertexAt, verticesOf } from './corners.ts';
export { selfCrossings } from './crossings.ts';
export { conflicts, type Fault, findFaults, partsOf, positionsOf, sharedArea, usualTolerances } from './faults.ts';
export { clipTo, draw, erase, load, merge, split } from './ground.ts';
export { TooIntricate } from './noding.ts';
export { lay } from './overlay.ts';
export { areaOf, type Boundary, type Outcome, type Position, type Refusal, type Shape } from './shape.ts';
export { widthOf } from './width.ts';
