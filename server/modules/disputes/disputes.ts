import type { DisputeImport } from '#contract/disputes/api.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import { isViolation } from '#kernel/violations.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Archive } from '#modules/archive/index.ts';
import { importDisputes } from './commands/import.ts';
import { addConditions } from './conditions.ts';
import type { Context } from './context.ts';
import { agreementPaper } from './paper.ts';
import { worksOn } from './policy.ts';
import { findDisputes } from './queries/find.ts';
import type { LedgerAsked } from './queries/list.ts';
import { disputeSheet } from './queries/sheet.ts';
import { disputeTodos } from './queries/todos.ts';
import { findDispute } from './store/disputes.ts';
import { heldDisputes } from './store/held.ts';
import { moveParties, movePartiesBack, tiesOfPersons } from './store/parties.ts';

export interface Disputes {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, DisputeImport>; readonly export: WorkKind<LedgerAsked, undefined> };
}

/** Opens the module. Being a party hangs on a person: it moves along, and nobody finds a person by it. */
export const createDisputes = (kernel: Kernel, { archive, ...services }: Omit<Context, 'kernel'> & { archive: Archive }): Disputes => {
  const context: Context = { kernel, ...services };
  addConditions(context.cases);
  archive.holdings.addRows(heldDisputes);
  context.documents.sources.add(agreementPaper);
  context.persons.uses.add({
    name: 'disputes.party',
    basis: 'duty',
    keepYears: 10,
    discreet: true,
    ties: async (_, tx, ids) =>
      (await tiesOfPersons(tx, ids)).map((tie) => ({ ...tie, path: null, kind: 'party', word: 'persons:uses.disputes.party.one' })),
    move: async (tx, from, to) => {
      try {
        return await moveParties(tx, from, to);
      } catch (error) {
        if (isViolation(error, 'dispute_parties_once')) fail('persons.merge_conflict');
        throw error;
      }
    },
    moveBack: (tx, ids, from, to) => movePartiesBack(tx, ids, from, to),
  });
  kernel.todos.add(disputeTodos(context));
  kernel.search.add(findDisputes(context));
  kernel.files.owner('dispute', {
    mayRead: async (tx, viewer, id) => {
      const dispute = await findDispute(tx, id);
      return dispute !== null && worksOn(viewer, dispute);
    },
  });
  return {
    context,
    sheets: {
      import: importWork(kernel, 'disputes.import', (viewer, given) => importDisputes(context, viewer, given)),
      export: exportWork(kernel, 'disputes.export', (viewer, asked: LedgerAsked, _, signal) =>
        disputeSheet(context, viewer, asked, signal),
      ),
    },
  };
};
