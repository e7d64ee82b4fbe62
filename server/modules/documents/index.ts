export { templateFor } from './commands/make-document.ts';
export { writeDocument, writeSignature } from './commands/write-document.ts';
export type { DocumentSource, Documents } from './documents.ts';
export { papersAbout } from './queries/documents.ts';
export { findOfSubject } from './store/documents.ts';
