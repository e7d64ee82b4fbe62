import type { Viewer } from '#contract/accounts/viewer.ts';
import { hazardKindSet } from '#contract/hazards/kinds.ts';
import { accessOf } from '#kernel/db.ts';
import { kindWords } from '#kernel/kinds.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { hazardColumns } from '../domain/sheet.ts';
import { pageOfHazards } from '../store/hazards.ts';
import { filterOf, type LedgerAsked } from './list.ts';
import { presentRow } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `hazards.${key}`);

/** The ledger as a workbook. Always in Chinese. */
export const hazardSheet = async (context: Context, viewer: Viewer, asked: LedgerAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const kinds = kindWords(eye.kinds, hazardKindSet);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfHazards(tx, filterOf(eye, asked), null, mostRows));
  const columns = Object.values(hazardColumns);
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map(([heading]) => heading)],
    rows: rows.map((h) => {
      const row = presentRow(eye, h);
      return [
        word(`levels.${h.level}`),
        kinds[h.kind] ?? h.kind,
        h.title,
        h.text,
        row.area.code,
        row.area.name,
        h.place,
        h.unit,
        h.foundOn,
        h.dueOn,
        h.recheckOn,
        word(`states.${row.state}`),
        h.bodyName,
        h.caseNumber,
      ];
    }),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
