import type { Kernel } from '#kernel/kernel.ts';
import { strangerLimit } from '#kernel/limiter.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Archive } from '#modules/archive/index.ts';
import { openCatalogue } from './catalogue.ts';
import type { Context } from './context.ts';
import { followCases } from './follow.ts';
import { formKind } from './forms.ts';
import { authorityPaper } from './paper.ts';
import { isOwn, seesApplication, worksOn } from './policy.ts';
import type { SheetAsked } from './queries/list.ts';
import { applicationSheet } from './queries/sheet.ts';
import { serviceTodos } from './queries/todos.ts';
import { resealApplications } from './sealing.ts';
import { findApplication } from './store/applications.ts';
import { findEntrustment } from './store/entrustments.ts';
import { heldApplications } from './store/held.ts';
import { moveTies, moveTiesBack, tiesOfPersons } from './store/persons.ts';

export interface Services {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheet: WorkKind<SheetAsked, undefined>;
  readonly lookUps: ReturnType<typeof strangerLimit>;
}

const hour = 3_600;

/** Opens the module. */
export const createServices = (
  kernel: Kernel,
  { archive, ...given }: Omit<Context, 'kernel' | 'catalogue'> & { archive: Archive },
): Services => {
  const context: Context = { kernel, ...given, catalogue: openCatalogue(given) };
  kernel.definitions.add(formKind);
  followCases(kernel);
  archive.holdings.addRows(heldApplications);
  context.documents.sources.add(authorityPaper(context));
  context.persons.uses.add({
    name: 'services.applicant',
    basis: 'duty',
    keepYears: 10,
    ties: async (_, tx, ids) =>
      (await tiesOfPersons(tx, ids)).map((tie) => ({
        ...tie,
        path: null,
        kind: 'applicant',
        word: 'persons:uses.services.applicant.one',
      })),
    move: (tx, from, to) => moveTies(tx, from, to),
    moveBack: (tx, ids, from, to) => moveTiesBack(tx, ids, from, to),
  });
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealApplications(kernel, scope, ring, limit) });
  kernel.todos.add(serviceTodos(context));
  kernel.files.owner('service_application', {
    mayRead: async (tx, viewer, id) => {
      const found = await findApplication(tx, id);
      return found !== null && (isOwn(viewer, found) || (worksOn(viewer, found) && seesApplication(viewer, found)));
    },
  });
  kernel.files.owner('service_entrustment', {
    mayRead: async (tx, viewer, id) => {
      const found = await findEntrustment(tx, id);
      return found !== null && (isOwn(viewer, found) || found.agentId === viewer.accountId);
    },
  });
  return {
    context,
    sheet: exportWork(kernel, 'services.export', (viewer, asked: SheetAsked, _, signal) =>
      applicationSheet(context, viewer, asked, signal),
    ),
    lookUps: strangerLimit(kernel.limiter, 'services.progress', {
      each: { max: 20, seconds: hour },
      network: { max: 200, seconds: hour },
    }),
  };
};
