import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PropertyComplaints } from '#contract/property/api.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Property } from '../property.ts';
import { type ComplaintsAsked, complaintsOf } from './complaints.ts';

const word = (key: string): string => wordOf('zh-CN', `property.sheet.${key}`);

/** Complaints by company and by estate as a workbook, always in Chinese, with the formula above. */
export const complaintsSheet = async (
  property: Property,
  viewer: Viewer,
  asked: ComplaintsAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const found = await complaintsOf(property, viewer, asked, Number.POSITIVE_INFINITY);
  const { months, area, companies, estates } = found;
  const figures = ['complaints', 'before', 'perThousand', 'perThousandBefore'].map(word);
  const cells = (of: PropertyComplaints['total']) => [of.complaints, of.before, of.perThousand, of.perThousandBefore, ...of.months];
  const sheet = (name: string, head: string[], rows: (string | number | null)[][]) => ({
    name,
    head: [[word('formula')], [...head, ...figures, ...months]],
    rows,
    widths: [28, ...head.slice(1).map(() => 18), 10, 10, 12, 12, ...months.map(() => 10)],
  });
  const bytes = await writeWorkbook(
    [
      sheet(
        word('companies'),
        [word('company'), word('estateCount')],
        companies.map((one) => [one.id === null ? word('nobody') : one.name, one.estates, ...cells(one)]),
      ),
      sheet(
        word('estates'),
        [word('estate'), word('area'), word('company'), word('households'), word('note')],
        estates.map((one) => [one.title, one.area.name, one.company, one.households, one.isShared ? word('shared') : null, ...cells(one)]),
      ),
    ],
    signal,
  );
  return { name: `${area.name}${word('title')} ${months[0]}–${months.at(-1)}.xlsx`, bytes };
};
