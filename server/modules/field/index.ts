export type { DaySection, Field, RecordedSource } from './field.ts';
