import type { EnrolmentState } from '#contract/enrolment/lifecycle.ts';
import type { MemberImport } from '#contract/enrolment/members.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type MemberSheetAsked, memberWorkbook, unitWorkbook } from './commands/export.ts';
import { importMembers } from './commands/import.ts';
import { importUnits } from './commands/import-units.ts';
import type { Context } from './context.ts';
import { enrolmentMeasures } from './measures.ts';
import { enrolmentTodos } from './queries/todos.ts';
import { returnedWorkbook } from './queries/unit-page.ts';
import { moveToArea } from './store/communities.ts';
import { memberIds, placeOf } from './store/door.ts';
import { enrolmentHolder, personUses } from './uses.ts';

/** Where somebody is enrolled. */
export interface Enrolled {
  readonly communityAreaId: string;
  readonly areaPath: string;
  /** The home unit in the book of organisations; null: none, or one that was typed. Its branch is whoever confirms for it. */
  readonly unitId: string | null;
  /** In Shanghai. */
  readonly since: string;
  readonly state: EnrolmentState;
}

/** Enrolment as other modules ask for it; what it announces: topics `enrolment.confirmed` and `enrolment.ended` ({@link EnrolmentNews}). */
export interface Enrolments {
  /** The enrolment of a person that lasts. */
  of(tx: Tx, personId: string): Promise<Enrolled | null>;
  /** Persons who are confirmed or away, in an area with all below or of a unit. Never more than asked for. */
  members(
    tx: Tx,
    of: { readonly areaPath: string } | { readonly unitId: string },
    page?: { after: string | null; limit: number },
  ): Promise<string[]>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: {
    readonly import: WorkKind<ImportAsked, MemberImport>;
    readonly importUnits: WorkKind<ImportAsked, MemberImport>;
    readonly members: WorkKind<MemberSheetAsked, undefined>;
    readonly units: WorkKind<{ area?: string | undefined }, undefined>;
    readonly records: WorkKind<{ unitId: string; period: string }, undefined>;
  };
}

/** Opens the module. */
export const createEnrolment = (kernel: Kernel, services: Omit<Context, 'kernel'>): Enrolments => {
  const context: Context = { kernel, ...services };
  const { persons, coverage, territory } = services;
  for (const use of personUses(context)) persons.uses.add(use);
  persons.holders.add(enrolmentHolder(context));
  for (const measure of enrolmentMeasures) coverage.measures.add(measure);
  kernel.todos.add(enrolmentTodos(context));
  kernel.relay.on('enrolment.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    const snapshot = await territory.snapshot(jurisdictionId);
    for (const { payload } of events) {
      const { fromId, toId } = payload as Record<string, string | null | undefined>;
      const [from, to] = [fromId ? snapshot.find(fromId) : null, toId ? snapshot.find(toId) : null];
      if (!from || !to || from.id === to.id || to.level !== 'community') continue;
      await kernel.db.write(systemAccess(jurisdictionId), (tx) => moveToArea(tx, from.path, to));
    }
  });
  return {
    of: placeOf,
    members: memberIds,
    context,
    sheets: {
      import: importWork(kernel, 'enrolment.import', (viewer, given) => importMembers(context, viewer, given)),
      importUnits: importWork(kernel, 'enrolment.import_units', (viewer, given) => importUnits(context, viewer, given)),
      members: exportWork(kernel, 'enrolment.export', (viewer, asked: MemberSheetAsked, _, signal) =>
        memberWorkbook(context, viewer, asked, signal),
      ),
      records: exportWork(kernel, 'enrolment.export_records', (viewer, asked: { unitId: string; period: string }, _, signal) =>
        returnedWorkbook(context, viewer, asked, signal),
      ),
      units: exportWork(kernel, 'enrolment.export_units', (viewer, asked: { area?: string | undefined }, _, signal) =>
        unitWorkbook(context, viewer, asked.area, signal),
      ),
    },
  };
};
