export { addDisclosures, type PastDisclosure } from './commands/add-past.ts';
export { publishAccounts } from './commands/import-accounts.ts';
export type { Disclosures, PublishGiven } from './disclosures.ts';
