import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Context } from './context.ts';
import { followCases } from './follow.ts';
import { courierMeasures } from './measures.ts';
import { boardSheet } from './queries/sheet.ts';
import { helpTodos } from './queries/todos.ts';
import { resealHelps } from './sealing.ts';
import { couriersOf } from './store/couriers.ts';
import { moveHelps } from './store/helps.ts';
import { courierHolder, courierUse, helpHolder } from './uses.ts';

/** Couriers as other modules ask for them. */
export interface Couriers {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: { readonly board: WorkKind<{ area?: string | undefined }, undefined> };
}

/** Opens the module. */
export const createCouriers = (
  kernel: Kernel,
  { coverage, ...services }: Omit<Context, 'kernel'> & Pick<Services, 'coverage'>,
): Couriers => {
  const context: Context = { kernel, ...services };
  for (const measure of courierMeasures) coverage.measures.add(measure);
  context.persons.uses.add(courierUse);
  context.persons.holders.add(courierHolder(kernel));
  context.persons.holders.add(helpHolder);
  kernel.todos.add(helpTodos(context));
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => resealHelps(kernel, scope, ring, limit) });
  kernel.relay.on('couriers.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    const snapshot = await context.territory.snapshot(jurisdictionId);
    for (const { payload } of events) {
      const { fromId, toId } = payload as Record<string, string | null | undefined>;
      const [from, to] = [fromId ? snapshot.find(fromId) : null, toId ? snapshot.find(toId) : null];
      if (!from || !to || from.id === to.id || to.level !== 'community') continue;
      await kernel.db.write(systemAccess(jurisdictionId), (tx) => moveHelps(tx, from.path, to.path));
    }
  });
  followCases(context);
  context.points.classes.add({
    class: 'courier',
    of: async (tx, personId, on) => (await couriersOf(tx, [personId])).some(({ since, until }) => since <= on && on <= until),
  });
  return {
    context,
    sheets: {
      board: exportWork(kernel, 'couriers.board', (viewer, asked: { area?: string | undefined }, _, signal) =>
        boardSheet(context, viewer, asked, signal),
      ),
    },
  };
};
