export type { DocumentSource, Documents } from './documents.ts';
