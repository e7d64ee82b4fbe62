import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MemberImport } from '#contract/enrolment/members.ts';
import { type Command, command } from '#kernel/command.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import type { Findings } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import type { Context } from '../context.ts';

/** What a workbook asks for, row by row, and everything that is wrong with it. */
export interface SheetPlan<R> extends Findings {
  readonly sheet: string;
  readonly coming: readonly R[];
}
/** Notes that a row cannot be taken in; nothing of the workbook is then. */
export type Faulty = (row: number, code: string) => void;

/** Tries a workbook, or takes it in: all of it or nothing, once. @param bring takes the rows in; faults it notes undo everything */
export const takeIn = async <R extends { readonly row: number }>(
  context: Context,
  viewer: Viewer,
  what: string,
  given: ImportGiven,
  { coming, faults, notes, sheet }: SheetPlan<R>,
  bring: (running: Command, rows: readonly R[], faulty: Faulty) => Promise<void>,
): Promise<MemberImport> => {
  const tell = (added: number, dryRun: boolean): MemberImport => ({ dryRun, added, ...toldFindings(given.language, { faults, notes }) });
  const faulty: Faulty = (row, code) => {
    faults.push({ sheet, row, column: '', cell: null, code, data: { community: '' } });
  };
  if (given.dryRun || faults.length > 0) return tell(given.dryRun ? coming.length : 0, given.dryRun);
  const body = { id: given.id, print: sha256(given.bytes).toString('base64') };
  return command(
    context.kernel,
    viewer,
    what,
    body,
    async (running) => {
      await bring(running, coming, faulty);
      if (faults.length > 0) fail('enrolment.not_now');
      await running.log(what, String(coming.length), { data: { rows: coming.length } });
      return { added: coming.length };
    },
    async (_, { added }) => tell(added, false),
  ).catch((error: unknown) => {
    if (error instanceof AppError && faults.length > 0) return tell(0, false);
    throw error;
  });
};

/** A person of a row, or the fault that it is. */
export const orFault = <T>(found: Promise<T>, row: number, faulty: Faulty): Promise<T> =>
  found.catch((error: unknown) => {
    if (error instanceof AppError) faulty(row, error.code);
    throw error;
  });
