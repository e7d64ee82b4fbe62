import type { Tx } from '#kernel/db.ts';
import { noteAbout } from '#modules/cases/index.ts';
import type { Eye } from './context.ts';

/** Writes what became of a whistle into the log of its case; the last thing a command does. */
export const noteInCase = (
  { context: { cases }, viewer }: Eye,
  tx: Tx,
  caseId: string | null,
  {
    what,
    data,
    text,
    involve = [],
  }: { what: string; data: Readonly<Record<string, string | number>>; text?: string; involve?: readonly string[] },
): Promise<void> => noteAbout(cases, tx, viewer, caseId, { what: `whistles.${what}`, data, involve, words: text ? { text } : {} });
