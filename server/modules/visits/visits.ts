import type { DayItem } from '#contract/field/api.ts';
import type { AssignmentImport } from '#contract/visits/follow-ups.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { Coverage } from '#modules/coverage/index.ts';
import type { DaySection } from '#modules/field/index.ts';
import { importAssignments } from './commands/import-assignments.ts';
import { visitUse } from './consent-use.ts';
import { type Context, eyeOf, planSubject } from './context.ts';
import { endOf, startOf } from './domain/dues.ts';
import { heldVisits } from './held.ts';
import { visitTimeShare } from './queries/figures.ts';
import { stopsOf } from './queries/mine.ts';
import { planSheet } from './queries/sheet.ts';
import { visitTodos } from './queries/todos.ts';
import { resealVisits } from './sealing.ts';
import { type Standing, standing } from './standing.ts';
import { endConsented, followBuildings, movePerson, movePersonBack, tiesOfPersons } from './store/assignments.ts';

export interface Visits {
  /** Standing plans of other modules. */
  readonly standing: Standing;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: ReturnType<typeof sheetWork>;
}
interface OfPlan {
  readonly planId: string;
}

/** The workbook of a plan as long work, both ways. */
const sheetWork = (context: Context) => ({
  import: context.kernel.work.kind<ImportAsked & OfPlan, AssignmentImport>({
    kind: 'visits.import',
    run: async ({ viewer, input, file, language, signal, reached }) => ({
      answer: await importAssignments(context, viewer, { ...input, bytes: file, language, signal, reached }),
    }),
  }),
  export: exportWork(context.kernel, 'visits.export', (viewer, asked: OfPlan, _, signal) => planSheet(context, viewer, asked, signal)),
});

/** Opens the module. */
export const createVisits = (
  kernel: Kernel,
  {
    coverage,
    field,
    activities,
    ...given
  }: Omit<Context, 'kernel' | 'acts'> & {
    coverage: Coverage;
    field: { day: { add<B>(section: DaySection<B>): void } };
    activities: { acts: Context['acts'] };
  },
): Visits => {
  const context: Context = { kernel, ...given, acts: activities.acts };
  context.acts.kind({ what: 'visits.visit', words: 'field-phone:acts.visit', page: () => '/visits/done' });
  context.demands.subjects.add({ type: planSubject, todo: planSubject, answeredByAct: false });
  context.persons.uses.add({
    name: visitUse,
    basis: 'consent',
    keepYears: 3,
    end: async (tx, personId) => (await endConsented(tx, personId, null, kernel.clock.now()))[0] ?? null,
    ties: async (_, tx, ids) => (await tiesOfPersons(tx, ids)).map((tie) => ({ ...tie, kind: 'visited', word: 'visits:ties.visited' })),
    move: movePerson,
    moveBack: movePersonBack,
  });
  context.persons.holders.add(heldVisits);
  coverage.measures.add(visitTimeShare);
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealVisits(kernel, scope, ring, limit) });
  kernel.todos.add(visitTodos(context));
  for (const topic of ['territory.changed', 'territory.areas_replaced'])
    kernel.relay.on(`visits.${topic.split('.')[1]}`, topic, (_, jurisdictionId) =>
      kernel.db.write(systemAccess(jurisdictionId), followBuildings),
    );
  field.day.add({
    section: 'visits',
    before: (viewer) => eyeOf(context, viewer),
    load: async (tx, _, day, eye) =>
      (await stopsOf({ ...eye, today: day, now: day > eye.today ? startOf(day) : eye.now }, tx, null))
        .filter(({ state }) => state === 'due' || state === 'late')
        .map(
          (stop): DayItem => ({
            id: stop.key,
            kind: 'visits.stop',
            title: stop.address,
            detail: stop.plans.map(({ title }) => title).join(' · '),
            area: stop.area.name,
            point: stop.point,
            from: null,
            until: stop.dueUntil && endOf(stop.dueUntil).toISOString(),
            minutes: null,
            urgent: stop.plans.some(({ risk }) => risk === 'high') && stop.state === 'late',
            link: `/visits/${stop.key}`,
            state: stop.state === 'late' ? 'late' : 'due',
          }),
        ),
  });
  return { context, standing, sheets: sheetWork(context) };
};
