import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Kernel } from '../kernel.ts';
import type { Language } from '../words.ts';
import type { Reached, WorkKind } from '../work/kinds.ts';
import { asFile, type NamedWorkbook } from './http.ts';

/** What an import is asked for beside its file. */
export interface ImportAsked {
  /** Made by the client: marks the import, so that a lost answer can be asked for again. */
  readonly id: string;
  readonly dryRun: boolean;
}
/** What an import has. */
export interface ImportGiven extends ImportAsked {
  readonly bytes: Buffer;
  readonly language: Language;
  readonly signal: AbortSignal;
  /** Says how many rows have been looked at. */
  readonly reached: (how: Reached) => void;
}

/** Registers the import of a workbook as long work: one transaction, all or nothing. */
export const importWork = <A>(
  kernel: Pick<Kernel, 'work'>,
  kind: string,
  bring: (viewer: Viewer, given: ImportGiven) => Promise<A>,
): WorkKind<ImportAsked, A> =>
  kernel.work.kind({
    kind,
    run: async ({ viewer, input, file, language, signal, reached }) => ({
      answer: await bring(viewer, { ...input, bytes: file, language, signal, reached }),
    }),
  });

/** Registers an export as long work. */
export const exportWork = <I>(
  kernel: Pick<Kernel, 'work'>,
  kind: string,
  make: (viewer: Viewer, input: I, language: Language, signal: AbortSignal) => Promise<NamedWorkbook>,
): WorkKind<I, undefined> =>
  kernel.work.kind<I, undefined>({
    kind,
    run: async ({ viewer, input, language, signal }) => ({ made: asFile(await make(viewer, input, language, signal)) }),
  });
