import type { Viewer } from '#contract/accounts/viewer.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { employmentSet, officeKindSet, organisationKindSet } from '#contract/organisations/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { kindWords } from '#kernel/kinds.ts';
import { type Sheet, writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { maskPhone } from '#modules/persons/domain/index.ts';
import { openPhone } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { bySheet, type Column, headOf, type SheetKey, type SheetWords, sheetColumns, sheetKeys } from '../domain/people-sheet.ts';
import { managedAreas } from '../policy.ts';
import { readForSheet } from '../store/sheets.ts';
import { areaOf, eyeOf } from './eye.ts';

/** Rows of one sheet; more no office program likes. */
const mostRows = 100_000;

/** Words sheets use: always Chinese, so that a sheet can be read whatever language its reader has on screen. */
export const sheetWords = (own: readonly LocalKind[]): SheetWords => ({
  kinds: kindWords(own, organisationKindSet),
  offices: kindWords(own, officeKindSet),
  employments: kindWords(own, employmentSet),
});

const sheetOf = <S extends SheetKey>(key: S, rows: readonly Record<Column<S>, string | number | null>[]): Sheet => ({
  ...headOf(key),
  rows: rows.map((row) => (Object.keys(sheetColumns[key]) as Column<S>[]).map((column) => row[column])),
});

/**
 * Organisations, memberships, offices, agreements and promises of an area and below as a workbook; without an area an empty one to fill in. For those who manage the
 * area: it names people. Phones are masked, and an import takes a masked phone for the person it stands for. On record in the audit trail.
 */
export const peopleSheet = async (
  context: Context,
  viewer: Viewer,
  code: string | null,
  signal: AbortSignal,
): Promise<{ name: string; bytes: Buffer }> => {
  const eye = await eyeOf(context, viewer);
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  if (code === null)
    return {
      name: '组织台账导入模板.xlsx',
      bytes: await writeWorkbook(
        sheetKeys.map((key) => sheetOf(key, [])),
        signal,
      ),
    };
  const area = areaOf(eye, code);
  if (!managedAreas(viewer).some((root) => isWithin(area.path, root))) fail('session.forbidden');
  const found = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const rows = await readForSheet(tx, area.code, eye.today, mostRows);
    const data = bySheet((key) => rows[key].length);
    const { jurisdictionId, accountId: actorId } = viewer;
    await audit(tx, { jurisdictionId, actorId, action: 'people.sheet_exported', subject: area.code, data, at: context.kernel.clock.now() });
    return rows;
  });
  const words = sheetWords(eye.kinds);
  const nameOf = (areaCode: string): string => {
    const named = eye.territory.find(areaCode);
    return named ? eye.territory.describe(named) : areaCode;
  };
  const word = (table: Readonly<Record<string, string>>, key: string | null): string | null => (key === null ? null : (table[key] ?? key));
  const agreements = new Map(found.agreements.map((a) => [a.id, a]));
  const bytes = await writeWorkbook(
    [
      sheetOf(
        'organisations',
        found.organisations.map((o) => ({
          ...o,
          area: o.areaCode,
          areaName: nameOf(o.areaCode),
          kind: word(words.kinds, o.kind),
          parent: o.parentName,
          parentArea: o.parentArea,
        })),
      ),
      sheetOf('memberships', found.memberships),
      sheetOf(
        'offices',
        found.offices.map((f) => ({
          ...f,
          area: f.areaCode,
          areaName: nameOf(f.areaCode),
          kind: word(words.offices, f.kind),
          person: f.name,
          mobile: maskPhone(openPhone(eye.ring, f.personId, f.phoneSealed)),
          partyMember: f.partyMember ? '是' : '否',
          employment: word(words.employments, f.employment),
        })),
      ),
      sheetOf(
        'agreements',
        found.agreements.map((a) => ({
          ...a,
          state: a.validTo < eye.today ? wordOf('zh-CN', 'organisations.agreementStates.expired') : null,
        })),
      ),
      sheetOf(
        'promises',
        found.promises.flatMap((p) => {
          const agreement = agreements.get(p.agreementId);
          return agreement ? [{ ...agreement, ...p, mobile: maskPhone(openPhone(eye.ring, p.responsibleId, p.phoneSealed)) }] : [];
        }),
      ),
    ],
    signal,
  );
  return { name: `${area.name}组织台账.xlsx`, bytes };
};
