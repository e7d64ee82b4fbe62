import type { OffersImport } from '#contract/offers/sheets.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Points } from '#modules/points/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { importOffers } from './commands/import-offers.ts';
import type { Context } from './context.ts';
import { voucherHolder } from './own-data.ts';
import { offerTodos } from './queries/todos.ts';
import { offersWorkbook, settlementsWorkbook } from './queries/workbooks.ts';
import { mallOffers, offersById } from './store/offers.ts';
import { voucherUse } from './uses.ts';

/** Offers as other modules ask for them. */
export interface Offers {
  /** What may be had for points at a merchant on a day, newest first. */
  at(tx: Tx, merchantId: string, day: string, limit: number): Promise<{ id: string; title: string; points: number }[]>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: {
    readonly import: WorkKind<ImportAsked, OffersImport>;
    readonly export: WorkKind<object, undefined>;
    readonly settlements: WorkKind<{ period: string }, undefined>;
  };
}

const transfers = ['voucher', 'partner', 'taken_back', 'borne', 'settled'] as const;

/** Opens the module. */
export const createOffers = (
  kernel: Kernel,
  { persons, points, ...given }: { persons: Persons; points: Points; territory: Territory; organisations: Organisations },
): Offers => {
  const context: Context = { kernel, points, ...given };
  for (const what of transfers)
    points.what.add({
      what: `offers.${what}`,
      words: `offers-own:transfers.${what}`,
      ...(what === 'voucher' && { link: () => '/mall/vouchers' }),
    });
  persons.uses.add(voucherUse);
  persons.holders.add(voucherHolder);
  kernel.todos.add(offerTodos(context));
  // what is in the mall is for everybody
  kernel.files.owner('offer', { mayRead: async (tx, _, id) => (await offersById(tx, [id])).length > 0 });
  return {
    at: async (tx, merchantId, day, limit) => {
      const { rows } = await mallOffers(tx, { day, q: null, named: [], of: merchantId, kinds: null, areas: null }, limit);
      return rows.map(({ id, title, points: price }) => ({ id, title, points: price }));
    },
    context,
    sheets: {
      import: importWork(kernel, 'offers.import', (viewer, asked) => importOffers(context, viewer, asked)),
      export: exportWork(kernel, 'offers.export', (viewer, _asked: object, _, signal) => offersWorkbook(context, viewer, signal)),
      settlements: exportWork(kernel, 'offers.settlements', (viewer, { period }: { period: string }, _, signal) =>
        settlementsWorkbook(context, viewer, period, signal),
      ),
    },
  };
};
