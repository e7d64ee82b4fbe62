import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { categoryNames } from '../store/board.ts';
import { stationBoard } from './board.ts';

const word = (key: string): string => wordOf('zh-CN', `couriers.sheet.${key}`);
const facility = (code: string): string => wordOf('zh-CN', `places.facilities.${code}`);

/** The board of stations as a workbook: what each has and lacks, and what was found, by area and kind of matter. Always in Chinese; names nobody. */
export const boardSheet = async (
  context: Context,
  viewer: Viewer,
  asked: { area?: string | undefined },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const board = await stationBoard(context, viewer, asked.area);
  const names = await context.kernel.db.read(accessOf(viewer), (tx) => categoryNames(tx));
  const bytes = await writeWorkbook(
    [
      {
        name: word('stations'),
        head: [['area', 'code', 'station', 'facilities', 'expected', 'missing'].map(word)],
        rows: board.stations.map((one) => [
          ...[one.area.name, one.area.code, one.name, one.facilities, one.expected],
          one.missing.map(facility).join('、') || null,
        ]),
        widths: [32, 18, 32, 10, 10, 60],
      },
      {
        name: word('finds'),
        head: [['by', 'what', 'count'].map(word)],
        rows: [
          ...board.finds.areas.map(({ name, count }) => [word('area'), name, count]),
          ...board.finds.categories.map(({ code, count }) => [word('category'), (code && names.get(code)) ?? word('none'), count]),
        ],
        widths: [12, 36, 10],
      },
    ],
    signal,
  );
  return { name: `${word('name')} ${board.area.name} ${shanghaiDay(context.kernel.clock.now())}.xlsx`, bytes };
};
