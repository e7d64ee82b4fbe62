import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { createOrganisation } from '#contract/organisations/organisations.ts';
import type { SheetImport } from '#contract/organisations/sheets.ts';
import type { Command } from '#kernel/command.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Coverage } from '#modules/coverage/index.ts';
import type { Demands } from '#modules/demands/index.ts';
import type { Documents } from '#modules/documents/index.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createOrganisationBooks, type OrganisationBook } from './books.ts';
import { importPeople } from './commands/import-people.ts';
import { foundOrganisation } from './commands/manage-organisations.ts';
import { type Change, type Context, channel } from './context.ts';
import { addOrganisationLayers } from './layers.ts';
import { organisationMeasures } from './measures.ts';
import { agreementPaper } from './paper.ts';
import { eyeOf } from './queries/eye.ts';
import { findOrganisations } from './queries/find.ts';
import { peopleSheet } from './queries/people-sheet.ts';
import { agreementTodos } from './queries/todos.ts';
import { organisationReference } from './reference.ts';
import { organisationsToAsk } from './store/asked.ts';
import { personUses } from './uses.ts';

/** Organisations as other modules ask for them. */
export interface Organisations {
  /** All organisations of a jurisdiction in memory, for questions that must be answered at once. */
  of(jurisdictionId: string): Promise<OrganisationBook>;
  /** Asked before a transaction: lets somebody enter an organisation in one, by their own rights. */
  founder(
    viewer: Viewer,
  ): Promise<(running: Command, asked: z.output<NonNullable<(typeof createOrganisation)['body']>>) => Promise<string>>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, SheetImport>; readonly export: WorkKind<{ area: string }, undefined> };
}

/** Opens the module: organisations remembered per process and forgotten when any process changes them. */
export const createOrganisations = (
  kernel: Kernel,
  territory: Territory,
  map: CityMap,
  coverage: Coverage,
  persons: Persons,
  demands: Demands,
  documents: Documents,
): Organisations => {
  for (const measure of organisationMeasures) coverage.measures.add(measure);
  for (const use of personUses) persons.uses.add(use);
  demands.organisations.provide((jurisdictionId, ids) => kernel.db.read(systemAccess(jurisdictionId), (tx) => organisationsToAsk(tx, ids)));
  const books = createOrganisationBooks(kernel);
  kernel.live.subscribe(channel, (payload) => books.forget((payload as Change).jurisdictionId));
  kernel.relay.on('people.organisation_books', 'people.organisations_changed', (_, jurisdictionId) =>
    kernel.live.publish(channel, { jurisdictionId } satisfies Change),
  );
  kernel.live.onGap(() => books.forget());
  addOrganisationLayers(kernel, map);
  const context: Context = { kernel, territory, books, demands };
  documents.sources.add(agreementPaper(context));
  kernel.todos.add(agreementTodos(context));
  kernel.search.add(findOrganisations(context));
  kernel.references.add('organisation', organisationReference(context));
  return {
    of: books.of,
    founder: async (viewer) => {
      const eye = await eyeOf(context, viewer);
      return (running, asked) => foundOrganisation({ ...running, eye }, asked);
    },
    context,
    sheets: {
      import: importWork(kernel, 'organisations.import', (viewer, given) => importPeople(context, viewer, given)),
      export: exportWork(kernel, 'organisations.export', (viewer, { area }: { area: string }, _, signal) =>
        peopleSheet(context, viewer, area, signal),
      ),
    },
  };
};
