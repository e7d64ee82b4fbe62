import type { VolunteersImport } from '#contract/volunteers/api.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importHours, importVolunteers } from './commands/import.ts';
import type { Context } from './context.ts';
import { resealGuardians } from './guardians.ts';
import { createHours, type Hours } from './hours.ts';
import { certificatePaper } from './paper.ts';
import { type HoursAsked, hoursSheet, type VolunteersAsked, volunteerSheet } from './queries/sheets.ts';
import { volunteerTodos } from './queries/todos.ts';
import { pointsFor } from './reward.ts';
import { accountsOfTeam, teamNames, teamsNear, teamsOfPerson } from './store/teams.ts';
import { hoursHolder, volunteerUse } from './uses.ts';

/** Volunteers as other modules ask for them. */
export interface Volunteers {
  readonly hours: Hours;
  /** Teams, as far as other modules offer them something. */
  readonly teams: {
    /** Teams with members for what happens in an area, the nearest first: ids. */
    near(tx: Tx, where: { readonly areaPath: string }, limit: number): Promise<string[]>;
    /** Accounts of the members of one. */
    accounts(tx: Tx, teamId: string): Promise<string[]>;
    /** Teams somebody is a member of. */
    ofPerson(tx: Tx, personId: string): Promise<string[]>;
    names(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly volunteers: WorkKind<VolunteersAsked, undefined>;
    readonly hours: WorkKind<HoursAsked, undefined>;
    readonly importVolunteers: WorkKind<ImportAsked, VolunteersImport>;
    readonly importHours: WorkKind<ImportAsked, VolunteersImport>;
  };
}

/** Opens the module. */
export const createVolunteers = (
  kernel: Kernel,
  {
    persons,
    documents,
    points,
    ...services
  }: Pick<Services, 'territory' | 'organisations' | 'accounts' | 'documents' | 'persons' | 'points'>,
): Volunteers => {
  const hours = createHours(kernel, pointsFor(points));
  const context: Context = { kernel, ...services, hours };
  kernel.todos.add(volunteerTodos(context));
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealGuardians(kernel, scope, ring, limit) });
  documents.sources.add(certificatePaper(context));
  persons.uses.add(volunteerUse);
  persons.holders.add(hoursHolder);
  return {
    hours,
    teams: {
      near: (tx, { areaPath }, limit) => teamsNear(tx, areaPath, limit),
      accounts: accountsOfTeam,
      ofPerson: teamsOfPerson,
      names: teamNames,
    },
    context,
    sheets: {
      volunteers: exportWork(kernel, 'volunteers.export', (viewer, asked: VolunteersAsked, _, signal) =>
        volunteerSheet(context, viewer, asked, signal),
      ),
      hours: exportWork(kernel, 'volunteers.export_hours', (viewer, asked: HoursAsked, _, signal) =>
        hoursSheet(context, viewer, asked, signal),
      ),
      importVolunteers: importWork(kernel, 'volunteers.import', (viewer, given) => importVolunteers(context, viewer, given)),
      importHours: importWork(kernel, 'volunteers.import_hours', (viewer, given) => importHours(context, viewer, given)),
    },
  };
};
