export { addDisclosures, type PastDisclosure } from './commands/add-past.ts';
export { publishAccounts } from './commands/import-accounts.ts';
export type { AmendGiven, Disclosures, PublishGiven } from './disclosures.ts';
export type { Summary } from './queries/of-subject.ts';
export type { DisclosureSubject, Objected } from './subjects.ts';
