import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { merchantColumns } from '../domain/sheet.ts';
import { pageOfMerchants } from '../store/merchants.ts';
import { filterOf, type MerchantsAsked } from './list.ts';
import { presentRows } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 20_000;
const word = (key: string): string => wordOf('zh-CN', `circles.${key}`);

/** Merchants with what they pledge, as a workbook; filled in, its rows are imported. Always in Chinese. */
export const merchantSheet = async (
  context: Context,
  viewer: Viewer,
  asked: MerchantsAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, asked);
  const merchants = await context.kernel.db.read(accessOf(viewer), async (tx) =>
    presentRows(eye, tx, await pageOfMerchants(tx, filter, null, mostRows)),
  );
  const columns = Object.values(merchantColumns);
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map(([heading]) => heading)],
    rows: merchants.flatMap((m) => {
      const own = [m.circle.name, m.name, m.trade, m.address];
      const model = [m.model ? word(`modelStates.${m.model.state}`) : null, m.model?.recheckOn ?? null];
      if (m.pledges.length === 0) return [[...own, null, null, null, null, ...model]];
      return m.pledges.map((p) => [...own, p.title.zh, p.words, p.since, p.until, ...model]);
    }),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
