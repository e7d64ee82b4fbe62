import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { orderColumns } from '../domain/sheet.ts';
import { pageOfOrders } from '../store/orders.ts';
import { filterOf, type ListAsked } from './lists.ts';
import { presentDesk } from './present.ts';

const mostRows = 10_000;
const word = (key: string): string => wordOf('zh-CN', `orders.${key}`);
const own = (key: string): string => wordOf('zh-CN', `orders-own.${key}`);

/** Orders and wishes as a workbook: what was asked and how it stands; who asked is not in it. */
export const orderSheet = async (context: Context, viewer: Viewer, asked: ListAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, asked);
  const orders = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const rows = await pageOfOrders(tx, filter, eye.now, null, mostRows);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    await audit(tx, { ...by, action: 'orders.exported', subject: viewer.jurisdictionId, data: { rows: rows.length } });
    return presentDesk(eye, tx, rows);
  });
  const columns = Object.values(orderColumns);
  const sheet = {
    name: word('sheet'),
    head: [columns.map(([heading]) => heading)],
    rows: orders.map((o) => [
      own(`whats.${o.what}`),
      own(`kinds.${o.kind}`),
      o.text,
      o.area.code,
      o.area.name,
      null,
      null,
      own(`groups.${o.group}`),
      o.fen === null ? null : o.fen / 100,
      o.wishedOn,
      null,
      word(`stands.${o.stand}`),
      shanghaiDay(new Date(o.askedAt)),
      o.listing?.words ?? null,
      o.listing ? (o.listing.unit === 'fen' ? `${o.listing.left / 100} 元` : o.listing.left) : null,
    ]),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
