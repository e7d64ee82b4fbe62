import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Territory } from '#modules/territory/index.ts';
import { type Asking, askingIn, notingRefusals } from './asking.ts';
import type { Bar, Context, DemandSubject, FindOrganisations, SelfCheck } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { monthSheet } from './queries/sheet.ts';
import { complaintCopies, complaintTodos, demandTodos } from './queries/todos.ts';

/** Demands as other modules make them; answering and withdrawing those about a thing are functions of the door. */
export interface Demands {
  /** Prepares to ask in a jurisdiction; await it before the transaction. */
  asking(jurisdictionId: string): Promise<Asking>;
  /** Runs a command that asks, and keeps it in the figures when it is refused. */
  notingRefusals<T>(jurisdictionId: string, work: () => Promise<T>): Promise<T>;
  /** What demands of other modules are about; each adds its own when it opens. */
  readonly subjects: { add(subject: DemandSubject): void };
  /** What other modules bar from being asked; awaited before anything is written. */
  readonly bars: { add(bar: Bar): void };
  /** How modules keep the rule, for the page on which an installation checks itself. */
  readonly checks: { add(check: SelfCheck): void };
  /** Says how organisations are found; called by the module that keeps them. */
  readonly organisations: { provide(find: FindOrganisations): void };
  /** For this module's routes. */
  readonly context: Context;
  readonly sheet: WorkKind<MonthAsked, undefined>;
}
type MonthAsked = Parameters<typeof monthSheet>[2];

export const createDemands = (kernel: Kernel, territory: Territory): Demands => {
  const subjects = new Map<string, DemandSubject>();
  const checks: SelfCheck[] = [];
  const bars: Bar[] = [];
  let find: FindOrganisations = async () => [];
  const context: Context = {
    kernel,
    territory,
    subjects,
    checks,
    bars,
    findOrganisations: (jurisdictionId, ids) => find(jurisdictionId, ids),
  };
  followAreas(context);
  kernel.todos.add(demandTodos(context));
  kernel.todos.add(complaintTodos(context));
  kernel.todos.add(complaintCopies(context));
  return {
    asking: (jurisdictionId) => askingIn(context, jurisdictionId),
    notingRefusals: (jurisdictionId, work) => notingRefusals(context, jurisdictionId, work),
    subjects: { add: (subject) => void subjects.set(subject.type, subject) },
    bars: { add: (bar) => void bars.push(bar) },
    checks: { add: (check) => void checks.push(check) },
    organisations: {
      provide: (provided) => {
        find = provided;
      },
    },
    context,
    sheet: exportWork(kernel, 'demands.export', (viewer, query: MonthAsked, _, signal) => monthSheet(context, viewer, query, signal)),
  };
};
