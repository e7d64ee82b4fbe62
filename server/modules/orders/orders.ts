import type { OrderImport } from '#contract/orders/api.ts';
import { limitedKinds } from '#contract/orders/settings.ts';
import { groups, kinds } from '#contract/orders/values.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importOrders } from './commands/import.ts';
import type { Context } from './context.ts';
import { followCases } from './follow-cases.ts';
import { orderHolder, orderUse } from './person-use.ts';
import type { ListAsked } from './queries/lists.ts';
import { orderSheet } from './queries/sheet.ts';
import { orderTodos } from './queries/todos.ts';
import { countRated } from './store/shares.ts';
import { thankedOrder } from './thanked.ts';

/** What the module offers to others, and to its own routes. */
export interface Orders {
  /** How many orders somebody did, from one day to another, of which whoever asked has said how it was: a count, no mark. */
  rated(tx: Tx, personId: string, from: string, until: string): Promise<number>;
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, OrderImport>; readonly export: WorkKind<ListAsked, undefined> };
}

/** Opens the module. */
export const createOrders = (kernel: Kernel, { duties, ...services }: Omit<Context, 'kernel'> & Pick<Services, 'duties'>): Orders => {
  const context: Context = { kernel, ...services };
  duties.thanked.add(thankedOrder);
  followCases(context);
  kernel.todos.add(orderTodos(context));
  services.persons.uses.add(orderUse);
  services.persons.holders.add(orderHolder);
  // every kind for every group: those that are chosen are for these groups alone
  kernel.choices.set(limitedKinds.key, async (_, language) =>
    kinds.flatMap((kind) =>
      groups.map((group) => ({
        value: `${kind}:${group}`,
        label: `${wordOf(language, `orders-own.kinds.${kind}`)} · ${wordOf(language, `orders-own.groups.${group}`)}`,
      })),
    ),
  );
  return {
    rated: countRated,
    context,
    sheets: {
      import: importWork(kernel, 'orders.import', (viewer, given) => importOrders(context, viewer, given)),
      export: exportWork(kernel, 'orders.export', (viewer, asked: ListAsked, _, signal) => orderSheet(context, viewer, asked, signal)),
    },
  };
};
