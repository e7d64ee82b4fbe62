import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { numberOf } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf, placesRead } from '../context.ts';
import { mayRead } from '../policy.ts';
import { pageOfBookings } from '../store/bookings.ts';
import { presentBookings } from './present.ts';

/** Days and rows of a workbook at most. */
const [mostDays, mostRows] = [62, 20_000];
const local = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const columns = [
  ['地点', 24],
  ['场地', 16],
  ['开始', 18],
  ['结束', 18],
  ['预约人', 12],
  ['单位', 20],
  ['用途', 24],
  ['人数', 8],
  ['状态', 10],
  ['费用（元）', 12],
  ['押金（元）', 12],
] as const;

/** What was booked between two days as a workbook. */
export const bookingSheet = async (
  context: Context,
  viewer: Viewer,
  { from, to }: { from: string; to: string },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const days = numberOf(to) - numberOf(from) + 1;
  if (days < 1 || days > mostDays) fail('bookings.days_wrong', { days: mostDays });
  const eye = await eyeOf(context, viewer);
  const begin = new Date(`${from}T00:00:00+08:00`);
  const filter = {
    placeIds: placesRead(eye),
    states: null,
    roomId: null,
    from: begin,
    to: new Date(begin.getTime() + days * 86_400_000),
    deposits: false,
  };
  const bookings = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const rows = await pageOfBookings(tx, filter, eye.now, null, mostRows);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    await audit(tx, { ...by, action: 'bookings.exported', subject: viewer.jurisdictionId, data: { from, to, rows: rows.length } });
    return presentBookings(eye, tx, rows);
  });
  const rows = bookings.map((one) => [
    one.place.name,
    one.room.name,
    local(one.from),
    local(one.to),
    one.by,
    one.organisation,
    one.purpose,
    one.people,
    wordOf('zh-CN', `bookings-console.states.${one.state}`),
    one.fee / 100,
    one.deposit / 100,
  ]);
  const sheet = { name: '场地预约', head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `场地预约 ${from}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
