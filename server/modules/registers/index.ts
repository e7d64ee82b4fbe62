export { type BroughtRow, bringRegister, bringRows, openRegister } from './commands/bring-rows.ts';
