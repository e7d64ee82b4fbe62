import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { exportProposals } from '#contract/proposals/api.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { proposalHeadings, stepHeadings } from '../domain/sheet.ts';
import { pageOfProposals } from '../store/proposals.ts';
import { stepsOf } from '../store/steps.ts';
import { presentItem, stepOf } from './present.ts';
import { filterOf } from './proposals.ts';

export type SheetAsked = z.output<NonNullable<(typeof exportProposals)['query']>>;
const mostRows = 20_000;

/** Proposals as a workbook, and on a second sheet what came of each step. Always in Chinese; nobody is named. */
export const proposalSheet = async (context: Context, viewer: Viewer, asked: SheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, asked);
  const { found, steps } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await pageOfProposals(tx, filter, null, mostRows);
    const ids = rows.map(({ id }) => id);
    return { found: rows, steps: await stepsOf(tx, ids) };
  });
  const word = (key: string): string => wordOf('zh-CN', `proposals.${key}`);
  const day = (at: Date | null): string | null => (at === null ? null : new Date(+at + 8 * 3_600_000).toISOString().slice(0, 10));
  const rows = found.map((p) => {
    const item = presentItem(eye, p, steps.get(p.id) ?? []);
    return [
      item.title,
      item.area.code,
      item.area.name,
      item.method.zh,
      word(`states.${p.state}`),
      item.step?.title.zh ?? null,
      day(p.createdAt),
      day(p.endedAt),
    ];
  });
  const stepRows = found.flatMap((p) =>
    (steps.get(p.id) ?? []).map((s) => {
      const last = s.sittings.at(-1);
      return [
        p.title,
        s.number,
        stepOf(p, s.number).title.zh,
        word(`stepStates.${s.state}`),
        s.fromOn,
        s.untilOn,
        last?.due ?? null,
        last?.present ?? null,
        last?.yes ?? null,
        last?.no ?? null,
        last?.abstain ?? null,
        s.outcome === null ? null : word(`outcomes.${s.outcome}`),
        s.words,
      ];
    }),
  );
  const sheet = (name: string, headings: readonly (readonly [string, number])[], of: (string | number | null)[][]) => ({
    name,
    head: [headings.map(([heading]) => heading)],
    rows: of,
    widths: headings.map(([, width]) => width),
  });
  const sheets = [sheet(word('sheet.proposals'), proposalHeadings, rows), sheet(word('sheet.steps'), stepHeadings, stepRows)];
  return { name: `${word('sheet.proposals')} ${eye.today}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};
