import type { NominationImport } from '#contract/honours/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importNominations, type NominationsAsked } from './commands/import.ts';
import type { Context } from './context.ts';
import { mayRead } from './policy.ts';
import { fileOwner } from './queries/present.ts';
import { honourSheet, nominationSheet } from './queries/sheet.ts';
import { honourTodos } from './queries/todos.ts';
import { findAppraisal } from './store/appraisals.ts';
import { honourUse, objectionHolder } from './uses.ts';

interface OfRound {
  readonly roundId: string;
}
/** Honours; no other module asks for them. */
export interface Honours {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly round: WorkKind<OfRound, undefined>;
    readonly nominations: WorkKind<OfRound, undefined>;
    readonly import: WorkKind<NominationsAsked, NominationImport>;
  };
}

/** Opens the module. */
export const createHonours = (kernel: Kernel, { territory, persons }: Pick<Services, 'territory' | 'persons'>): Honours => {
  const context: Context = { kernel, territory };
  kernel.todos.add(honourTodos(context));
  persons.uses.add(honourUse);
  persons.holders.add(objectionHolder);
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const found = await findAppraisal(tx, id);
      return found !== null && mayRead(viewer, found.areaPath);
    },
  });
  return {
    context,
    sheets: {
      round: exportWork(kernel, 'honours.export', (viewer, { roundId }: OfRound, _, signal) =>
        honourSheet(context, viewer, roundId, signal),
      ),
      nominations: exportWork(kernel, 'honours.nominations', (viewer, { roundId }: OfRound, _, signal) =>
        nominationSheet(context, viewer, roundId, signal),
      ),
      import: kernel.work.kind<NominationsAsked, NominationImport>({
        kind: 'honours.import',
        run: async ({ viewer, input, file, language, signal }) => ({
          answer: await importNominations(context, viewer, { ...input, bytes: file, language, signal }),
        }),
      }),
    },
  };
};
