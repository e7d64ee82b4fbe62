export { readPackFile } from './commands/bring.ts';
export { carryOut } from './commands/carry-out.ts';
export { planOf } from './plan.ts';
export { packOf } from './queries/export.ts';
export { brokenSeals, sealed } from './sealing.ts';
export { inOrderOfNeed, readPackFolder, shippedFolder, shippedPacks } from './shipped.ts';
export { findInstalled, installedPacks } from './store/packs.ts';
