export { addRegister, type RegisteredBuilding } from './commands/add-register.ts';
export { emptyHousehold } from './commands/empty-household.ts';
export { findBuilding } from './store/buildings.ts';
export { sumsByArea } from './store/counts.ts';
export { endHeadRow, insertHead, residentAccounts, shareHousehold } from './store/people.ts';
