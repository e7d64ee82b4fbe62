import type { DutyImport } from '#contract/duties/api.ts';
import type { DutyRating } from '#contract/duties/values.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importDuties } from './commands/import.ts';
import type { Context } from './context.ts';
import { vacancyLayer } from './layers.ts';
import type { SheetAsked } from './queries/duties.ts';
import { dutySheet } from './queries/sheet.ts';
import { dutyTodos } from './queries/todos.ts';
import { resealReports } from './sealing.ts';
import { dutiesById } from './store/duties.ts';
import { heldIn } from './store/holders.ts';
import { thankedActivity } from './thanks/activity.ts';
import { thankedDuty } from './thanks/duty.ts';
import { resealThanks } from './thanks/sealing.ts';
import { createThanked, type ThankedSources } from './thanks/subjects.ts';
import { thanksHolder, thanksUse } from './thanks/uses.ts';
import { dutyUse, reportHolder } from './uses.ts';

/** A duty that somebody had in a year. */
export interface DutyOfYear {
  readonly dutyId: string;
  readonly class: string;
  readonly title: string;
  readonly fromOn: string;
  /** Null: it goes on. */
  readonly untilOn: string | null;
  /** Told in reports of the whole term. */
  readonly minutes: number;
  readonly rating: DutyRating | null;
}

/** Duties as other modules ask for them. */
export interface Duties {
  /** What duties somebody had on some day of a year. */
  ofPerson(tx: Tx, personId: string, year: number): Promise<DutyOfYear[]>;
  /** What somebody may be thanked for: modules add what they know. */
  readonly thanked: ThankedSources;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, DutyImport>; readonly export: WorkKind<SheetAsked, undefined> };
}

/** Opens the module. */
export const createDuties = (
  kernel: Kernel,
  { territory, organisations, persons, map, volunteers }: Pick<Services, 'territory' | 'organisations' | 'persons' | 'map' | 'volunteers'>,
): Duties => {
  const context: Context = { kernel, territory, organisations, hours: volunteers.hours, thanked: createThanked() };
  kernel.todos.add(dutyTodos(context));
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealReports(kernel, scope, ring, limit) });
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealThanks(kernel, scope, ring, limit) });
  context.thanked.add(thankedDuty);
  context.thanked.add(thankedActivity);
  persons.uses.add(thanksUse);
  persons.holders.add(thanksHolder);
  persons.uses.add(dutyUse);
  persons.holders.add(reportHolder);
  map.layers.add(vacancyLayer(kernel));
  return {
    ofPerson: async (tx, personId, year) => {
      const places = await heldIn(tx, personId, year);
      const duties = await dutiesById(tx, [...new Set(places.map(({ dutyId }) => dutyId))]);
      return places.flatMap(({ dutyId, fromOn, untilOn, minutes, rating }) => {
        const d = duties.get(dutyId);
        return d && fromOn !== null ? [{ dutyId, class: d.class, title: d.title, fromOn, untilOn, minutes, rating }] : [];
      });
    },
    thanked: context.thanked,
    context,
    sheets: {
      import: importWork(kernel, 'duties.import', (viewer, given) => importDuties(context, viewer, given)),
      export: exportWork(kernel, 'duties.export', (viewer, asked: SheetAsked, _, signal) => dutySheet(context, viewer, asked, signal)),
    },
  };
};
