import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { subjectType } from './commands/publish.ts';
import type { Context } from './context.ts';
import { methodsKind } from './methods.ts';
import { mayRead } from './policy.ts';
import { fileOwner } from './queries/present.ts';
import { proposalSheet, type SheetAsked } from './queries/sheet.ts';
import { proposalTodos } from './queries/todos.ts';
import { findProposal } from './store/proposals.ts';

/** Proposals as other modules ask for them. */
export interface Proposals {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<SheetAsked, undefined>;
}

/** Opens the module. */
export const createProposals = (kernel: Kernel, { territory, disclosures }: Pick<Services, 'territory' | 'disclosures'>): Proposals => {
  const context: Context = { kernel, territory, disclosures };
  disclosures.subjects.add({ type: subjectType, words: 'proposals.subject', page: (id) => `/proposals/${id}` });
  kernel.definitions.add(methodsKind);
  kernel.todos.add(proposalTodos(context));
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const p = await findProposal(tx, id);
      return p !== null && mayRead(viewer, p.areaPath);
    },
  });
  return {
    context,
    sheet: exportWork(kernel, 'proposals.export', (viewer, asked: SheetAsked, _, signal) => proposalSheet(context, viewer, asked, signal)),
  };
};
