import { errorSentence, type Language, phrase } from '../words.ts';
import type { Findings, SheetFault, SheetNote } from './rows/table.ts';

/** Faults that an answer tells at most: whoever mends these tries again. */
export const mostFaults = 200;

/** A fault in the reader's words; a column that has no heading is none. */
export const toldFault = (language: Language, { row, column, cell, code, data }: SheetFault) => ({
  row,
  column: column || null,
  cell,
  code,
  message: errorSentence(language, code, data),
});

/** What was read although it does not look like it, or was not read, in the reader's words. */
export const toldNotes = (language: Language, notes: readonly SheetNote[]) =>
  notes.map(({ data, ...note }) => ({ ...note, message: phrase(language, `sheets.notes.${note.code}`, data) }));

/** What was found in a workbook, as an import answers it. */
export const toldFindings = (language: Language, { faults, notes }: Pick<Findings, 'faults' | 'notes'>) => ({
  faults: faults.slice(0, mostFaults).map((fault) => toldFault(language, fault)),
  notes: toldNotes(language, notes),
});
