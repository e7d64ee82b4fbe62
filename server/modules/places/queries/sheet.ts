import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import type { mapPlaces } from '#contract/places/api.ts';
import { knownFacilities, type PlaceAttribute, placeAttributes, placeKindSet } from '#contract/places/kinds.ts';
import { accessOf } from '#kernel/db.ts';
import { kindWords } from '#kernel/kinds.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type PlaceWords, placeColumns, rowOfPlace } from '../domain/sheet.ts';
import { pageOfPlaces } from '../store/places.ts';
import { type PlaceContext, placeFilter, placeView } from './list-places.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const table = <K extends string>(group: string, codes: readonly K[]): Record<K, string> =>
  Object.fromEntries(codes.map((code) => [code, wordOf('zh-CN', `places.${group}.${code}`)])) as Record<K, string>;

/** The words sheets use: always Chinese, so that a sheet can be read whatever language its reader has on screen. */
export const placeWords = (own: readonly LocalKind[]): PlaceWords => ({
  kinds: kindWords(own, placeKindSet),
  attributes: table<PlaceAttribute>('attributes', placeAttributes),
  facilities: table('facilities', knownFacilities),
});

/** The places a viewer may see as a workbook; without a query an empty one to fill in. */
export async function placeSheet(
  context: PlaceContext,
  viewer: Viewer,
  query: z.output<NonNullable<typeof mapPlaces.query>> | null,
  signal: AbortSignal,
): Promise<{ name: string; bytes: Buffer }> {
  const view = await placeView(context, viewer);
  const filter = placeFilter(view, query ?? { state: 'open' });
  const rows = query ? await context.kernel.db.read(accessOf(viewer), (tx) => pageOfPlaces(tx, filter, null, mostRows)) : [];
  const vocabulary = placeWords(view.kinds);
  const { snapshot } = view;
  const columns = Object.values(placeColumns);
  const sheet = {
    name: '点位',
    head: [columns.map(([heading]) => heading)],
    rows: rows.map((row) => {
      const area = snapshot.find(row.areaCode);
      return rowOfPlace(row, area ? snapshot.describe(area) : row.areaCode, vocabulary);
    }),
    widths: columns.map(([, width]) => width),
  };
  const bytes = await writeWorkbook([sheet], signal);
  return { name: query ? '点位.xlsx' : '点位导入模板.xlsx', bytes };
}
