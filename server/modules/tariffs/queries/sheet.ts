import type { Viewer } from '#contract/accounts/viewer.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { tariffColumns } from '../domain/sheet.ts';
import { companiesOf, readCodes } from '../policy.ts';
import { pageOfItems } from '../store/items.ts';
import { areaCode } from './lists.ts';
import { presentItems } from './present.ts';

export interface SheetAsked {
  readonly trade?: Parameters<typeof pageOfItems>[1]['trade'] | undefined;
  readonly company?: string | undefined;
  readonly area?: string | undefined;
}
const mostRows = 5000;

/** Price lists as a workbook, beside the market; what is filled in is imported. @throws session.forbidden */
export const tariffSheet = async (context: Context, viewer: Viewer, asked: SheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  if (readCodes(viewer).length + companiesOf(viewer, eye.book).length === 0) fail('session.forbidden');
  const filter = { trade: asked.trade ?? null, company: asked.company ?? null, areaCode: areaCode(eye, asked.area) };
  const { rows, capacities } = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const found = await pageOfItems(tx, filter, null, mostRows);
    return { rows: await presentItems(eye, tx, found), capacities: new Map(found.map(({ id, capacity }) => [id, capacity])) };
  });
  const columns = Object.values(tariffColumns);
  const name = wordOf('zh-CN', 'tariffs.sheet');
  const sheet = {
    name,
    head: [columns.map(([heading]) => heading)],
    rows: rows.map((one) => [
      one.company.name,
      wordOf('zh-CN', `tariffs-own.trades.${one.trade}`),
      one.name,
      one.unit,
      one.price === null ? null : one.price.fen / 100,
      one.price?.from ?? null,
      one.includes,
      one.areas.map(({ code }) => code).join('、'),
      capacities.get(one.id) ?? null,
      one.market.kind === 'known' ? one.market.fen / 100 : null,
      one.market.kind === 'none' ? null : one.market.last,
      one.offMarket,
    ]),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${name} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
