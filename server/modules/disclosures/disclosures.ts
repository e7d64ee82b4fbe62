import type { AccountsImport } from '#contract/disclosures/accounts.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Coverage } from '#modules/coverage/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { importAccounts } from './commands/import-accounts.ts';
import { type AmendGiven, amend, endEarly, type PublishGiven, putUp } from './commands/put-up.ts';
import { type Context, fileOwner } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { objectionHolder } from './own-data.ts';
import { mayRead } from './policy.ts';
import { accountsSheet, disclosureDue } from './queries/accounts.ts';
import type { SheetAsked } from './queries/list.ts';
import { type Summary, summariesOf } from './queries/of-subject.ts';
import { disclosureSheet } from './queries/sheet.ts';
import { disclosureTodos } from './queries/todos.ts';
import { findDisclosure } from './store/disclosures.ts';
import { createSubjects, type Subjects } from './subjects.ts';

export type { AmendGiven, PublishGiven };

type AccountsAsked = Parameters<typeof accountsSheet>[2];

/** Disclosure as other modules ask for it. Who may is for them to ask; what is published is masked here. */
export interface Disclosures {
  /** What modules publish about; each adds its own when it opens. */
  readonly subjects: Subjects;
  /** Publishes in the caller's transaction. @returns the disclosure's id @throws territory.area_not_found, disclosures.empty, disclosures.from_past, disclosures.days_reversed */
  publish(tx: Tx, by: By, given: PublishGiven): Promise<string>;
  /** The next version, with its reason. @throws disclosures.not_found, disclosures.over, disclosures.shorter, disclosures.unchanged */
  amend(tx: Tx, by: By, id: string, given: AmendGiven): Promise<void>;
  /** Ends one before its last day. @throws disclosures.not_found, disclosures.over */
  end(tx: Tx, by: By, id: string, reason: string): Promise<void>;
  /** What was published about something, newest first. */
  of(tx: Tx, subject: { readonly type: string; readonly id: string }): Promise<Summary[]>;
  /** Lets nothing pass as long as an objection to what was published about it waits for its answer. @throws disclosures.objections_open */
  mustBeAnswered(tx: Tx, subject: { readonly type: string; readonly id: string }): Promise<void>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<SheetAsked, undefined>;
  readonly accounts: {
    readonly import: WorkKind<ImportAsked, AccountsImport>;
    readonly export: WorkKind<AccountsAsked, undefined>;
  };
}

/** Opens the module. */
export const createDisclosures = (
  kernel: Kernel,
  { territory, coverage, persons }: { territory: Territory; coverage: Coverage; persons: Persons },
): Disclosures => {
  const subjects = createSubjects();
  const context: Context = { kernel, territory, subjects };
  kernel.todos.add(disclosureTodos(context));
  coverage.measures.add(disclosureDue);
  persons.holders.add(objectionHolder);
  followAreas(context);
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const d = await findDisclosure(tx, id);
      return d !== null && mayRead(viewer, d.areaPath);
    },
  });
  return {
    subjects,
    publish: putUp,
    amend: (tx, by, id, given) => amend(tx, by, id, given),
    end: endEarly,
    of: (tx, subject) => summariesOf(kernel.clock, tx, subject),
    mustBeAnswered: async (tx, subject) => {
      const waiting = (await summariesOf(kernel.clock, tx, subject)).reduce((n, { objections }) => n + objections.open, 0);
      if (waiting > 0) fail('disclosures.objections_open', { n: waiting });
    },
    context,
    accounts: {
      import: importWork(kernel, 'disclosures.import_accounts', (viewer, given) => importAccounts(context, viewer, given)),
      export: exportWork(kernel, 'disclosures.export_accounts', (viewer, asked: AccountsAsked, _, signal) =>
        accountsSheet(context, viewer, asked, signal),
      ),
    },
    sheet: exportWork(kernel, 'disclosures.export', (viewer, asked: SheetAsked, _, signal) =>
      disclosureSheet(context, viewer, asked, signal),
    ),
  };
};
