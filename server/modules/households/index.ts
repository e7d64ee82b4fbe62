export { addRegister, type RegisteredBuilding } from './commands/add-register.ts';
