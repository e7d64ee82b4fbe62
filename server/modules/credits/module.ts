import type { CreditImport } from '#contract/credits/api.ts';
import { defineModule } from '#kernel/module.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type EnterOnce, enterOnce } from './commands/enter.ts';
import { importCredits } from './commands/import.ts';
import { type Context, creditFiles } from './context.ts';
import { followLists } from './follow-lists.ts';
import { sees } from './policy.ts';
import { creditTodos } from './queries/companies.ts';
import { entrySheet, yearSheet } from './queries/sheet.ts';
import { creditRoutes } from './routes.ts';
import { schemeKind } from './scheme-kind.ts';
import { findAsk, findEntry } from './store/entries.ts';

/** What other modules may enter about companies. */
export interface Credits extends EnterOnce {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly import: WorkKind<ImportAsked, CreditImport>;
    readonly entries: WorkKind<object, undefined>;
    readonly year: WorkKind<{ readonly yearId: string }, undefined>;
  };
}

declare module '#kernel/module.ts' {
  interface Services {
    credits: Credits;
  }
}

export default defineModule({
  name: 'credits',
  needs: ['organisations', 'scorecards', 'property'],
  create: (kernel, { organisations, scorecards, property }): Credits => {
    const context: Context = { kernel, organisations, scorecards };
    kernel.definitions.add(schemeKind);
    kernel.files.owner(creditFiles, {
      mayRead: async (tx, viewer, id) => {
        const companyId = (await findEntry(tx, id))?.companyId ?? (await findAsk(tx, id))?.companyId;
        return companyId !== undefined && sees(viewer, { id: companyId });
      },
    });
    kernel.todos.add(creditTodos(context));
    property.followCredit(followLists(kernel));
    return {
      ...enterOnce,
      context,
      sheets: {
        import: importWork(kernel, 'credits.import', (viewer, given) => importCredits(context, viewer, given)),
        entries: exportWork(kernel, 'credits.export', (viewer, _asked: object, _, signal) => entrySheet(context, viewer, signal)),
        year: exportWork(kernel, 'credits.export_year', (viewer, { yearId }: { readonly yearId: string }, _, signal) =>
          yearSheet(context, viewer, yearId, signal),
        ),
      },
    };
  },
  routes: (app, _, credits) => creditRoutes(app, credits),
});
