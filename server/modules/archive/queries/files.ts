import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ArchiveFile, listArchive, listErasures } from '#contract/archive/api.ts';
import type { ArchiveClass } from '#contract/archive/classes.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Lookups, lookups, titlesOf } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { mayAppraise, mayRead, mayTakeOut, readCodes } from '../policy.ts';
import { pageOfErasures } from '../store/erasures.ts';
import { type FileRow, findFile, pageOfFiles } from '../store/files.ts';

/** Who looks, and what areas and categories are called. */
export interface Eye {
  readonly viewer: Viewer;
  readonly words: Lookups;
}
export const openEye = async ({ cases }: Pick<Context, 'cases'>, viewer: Viewer): Promise<Eye> => ({
  viewer,
  words: await lookups(cases, viewer.jurisdictionId),
});

const areaBeside = ({ words }: Eye, code: string): { code: string; name: string } => {
  const area = words.territory.find(code);
  return { code, name: area ? words.territory.describe(area) : code };
};

/** Codes of the areas that both the viewer reads and the question names. @throws session.forbidden, territory.area_not_found */
export const reach = ({ viewer, words: { territory } }: Eye, wished: string | undefined): string[] => {
  const own = readCodes(viewer);
  if (own.length === 0) fail('session.forbidden');
  if (wished === undefined) return own;
  const area = territory.find(wished) ?? fail('territory.area_not_found', { code: wished });
  return own.some((code) => area.code.startsWith(code)) ? [area.code] : own.filter((code) => code.startsWith(area.code));
};

const presentFiles = async (eye: Eye, tx: Tx, rows: readonly FileRow[]): Promise<ArchiveFile[]> => {
  const ids = rows.map(({ caseId }) => caseId);
  const titles = await titlesOf(tx, ids);
  const { viewer, words } = eye;
  return rows.map((row) => ({
    caseId: row.caseId,
    number: row.number,
    title: titles.get(row.caseId) ?? '',
    area: areaBeside(eye, row.areaCode),
    kind: row.kind,
    category: row.categoryCode === null ? null : (words.config.category(row.categoryCode)?.name ?? row.categoryCode),
    archivedAt: row.archivedAt.toISOString(),
    class: row.class,
    keepUntil: row.keepUntil,
    classReason: row.classReason,
    sealed: row.rootDay !== null,
    rootDay: row.rootDay,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    actions: [
      ...(mayTakeOut(viewer, row.areaCode) ? (['take_out'] as const) : []),
      ...(mayAppraise(viewer, row.areaCode) && row.erasedAt === null ? (['appraise'] as const) : []),
    ],
  }));
};

/** Archived cases of the areas the viewer looks through. */
export const archivePage = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<typeof listArchive.query>>,
): Promise<z.input<typeof listArchive.response>> => {
  const eye = await openEye(context, viewer);
  const filter = {
    codes: reach(eye, query.area),
    number: query.q ?? null,
    classes: query.class?.length ? query.class : null,
    state: query.state ?? null,
  };
  const after = readCursor<[string, string]>(query.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfFiles(tx, filter, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ archivedAt, caseId }) => [archivedAt.toISOString(), caseId]);
    return { items: await presentFiles(eye, tx, rows), next };
  });
};

/** One archived case inside an open transaction. @throws archive.not_found */
export const fileShown = async (eye: Eye, tx: Tx, caseId: string): Promise<ArchiveFile> => {
  const row = await findFile(tx, caseId);
  const [shown] = row && mayRead(eye.viewer, row.areaCode) ? await presentFiles(eye, tx, [row]) : [];
  return shown ?? fail('archive.not_found');
};

export const oneFile = async (context: Context, viewer: Viewer, caseId: string): Promise<ArchiveFile> => {
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => fileShown(eye, tx, caseId));
};

/** The ledger of erasures, as far as the viewer looks through the archive. */
export const erasuresPage = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<typeof listErasures.query>>,
): Promise<z.input<typeof listErasures.response>> => {
  const eye = await openEye(context, viewer);
  const codes = reach(eye, undefined);
  const after = readCursor<[string, string]>(query.cursor, ['moment?', 'uuid']);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfErasures(tx, codes, after, query.limit + 1));
  const { rows, next } = cutPage(found, query.limit, ({ erasedAt, caseId }) => [erasedAt.toISOString(), caseId]);
  return {
    items: rows.map(({ areaCode, erasedAt, parts, class: of, ...row }) => ({
      ...row,
      class: of as ArchiveClass,
      area: areaBeside(eye, areaCode).name,
      erasedAt: erasedAt.toISOString(),
      parts: Object.entries(parts)
        .filter(([, count]) => count > 0)
        .map(([part, count]) => ({ part, count })),
    })),
    next,
  };
};
