export type { AmendGiven, Disclosures, PublishGiven } from './disclosures.ts';
export type { Summary } from './queries/of-subject.ts';
export type { DisclosureSubject, Objected } from './subjects.ts';
