export { importAreas } from './commands/import-areas.ts';
export { type ImportOutcome, importRegister, topsOf } from './commands/import-register.ts';
export { followReplaced } from './follow-replaced.ts';
export { refuseOutside, refuseUndrawn } from './outside.ts';
export { linesOf } from './queries/area-facts.ts';
export { type CurrentAreas, readCurrentAreas } from './queries/current-areas.ts';
export { candidatesOfPoint, candidatesOfText } from './queries/find-anywhere.ts';
export { areasOf } from './queries/list-areas.ts';
export { announceChange, readAreas } from './store/areas.ts';
export {
  announceReplaced,
  countBound,
  dissolve,
  findPresentArea,
  insertDrawn,
  keepFormer,
  outlineAround,
  presentBelow,
  readFormer,
  usedCodes,
  writeBoundary,
  writeFacts,
  writeSuccessions,
} from './store/drawn-areas.ts';
export { holdLines, writeCounts } from './store/facts.ts';
export { lockImports, readSuccessions } from './store/register.ts';
export { createTerritory, type Territory } from './territory.ts';
