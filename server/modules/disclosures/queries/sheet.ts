import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { pageOfDisclosures } from '../store/disclosures.ts';
import { filterOf, type SheetAsked } from './list.ts';
import { staffRow } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 20_000;
const word = (key: string): string => wordOf('zh-CN', `disclosures.${key}`);
const columns = [
  'title',
  'kind',
  'area',
  'from',
  'until',
  'state',
  'endReason',
  'version',
  'received',
  'open',
  'upheld',
  'inquiries',
] as const;
const widths = [40, 10, 28, 12, 12, 10, 28, 8, 8, 8, 8, 8];

/** Disclosures as a workbook; always in Chinese. Nobody is named. */
export const disclosureSheet = async (context: Context, viewer: Viewer, asked: SheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, asked);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfDisclosures(tx, filter, null, mostRows));
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map((column) => word(`sheet.${column}`))],
    rows: rows.map((d) => {
      const { title, kind, area, from, until, state, endReason, version, objections } = staffRow(eye, d);
      const { received, open, upheld, inquiries } = objections;
      return [
        title,
        word(`kinds.${kind}`),
        area.name,
        from,
        until,
        word(`states.${state}`),
        endReason,
        version,
        received,
        open,
        upheld,
        inquiries,
      ];
    }),
    widths,
  };
  return { name: `${word('sheet.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
