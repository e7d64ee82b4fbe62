export { addDisputes, type PastDispute } from './commands/add-disputes.ts';
