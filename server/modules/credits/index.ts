export { type Brought, bringCredits } from './commands/bring.ts';
