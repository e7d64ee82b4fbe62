import type { Viewer } from '#contract/accounts/viewer.ts';
import { disputeKindSet } from '#contract/disputes/kinds.ts';
import { accessOf } from '#kernel/db.ts';
import { kindWords } from '#kernel/kinds.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { disputeColumns } from '../domain/sheet.ts';
import { pageOfDisputes } from '../store/disputes.ts';
import { filterOf, type LedgerAsked } from './list.ts';
import { presentRow } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `disputes.${key}`);

/** The ledger as a workbook, always in Chinese; nobody's name and nothing that was said is in it. */
export const disputeSheet = async (context: Context, viewer: Viewer, asked: LedgerAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const kinds = kindWords(eye.kinds, disputeKindSet);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfDisputes(tx, filterOf(eye, asked), null, mostRows));
  const columns = Object.values(disputeColumns);
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map(([heading]) => heading)],
    rows: rows.map((d) => {
      const row = presentRow(eye, d);
      return [
        d.title,
        kinds[d.kind] ?? d.kind,
        row.area.code,
        row.area.name,
        null,
        null,
        null,
        word(`sources.${d.source}`),
        d.organisationName,
        d.mediator,
        d.acceptedOn,
        d.dueOn,
        word(`states.${d.state}`),
        d.form && word(`forms.${d.form}`),
        d.concludedOn,
        d.amount,
        d.performBy,
        d.fulfilledOn,
        d.confirmedOn,
        d.caseNumber,
      ];
    }),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
