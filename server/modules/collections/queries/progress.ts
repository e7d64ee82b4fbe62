import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Progress, ProgressLine } from '#contract/collections/tasks.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { sheetAccess } from '../access.ts';
import type { Context } from '../context.ts';
import { climbed, gatheringOf } from '../domain/climb.ts';
import { readCells } from '../domain/form.ts';
import { readAreas, seesWhole } from '../policy.ts';
import { type Gathered, gathered, together } from '../store/progress.ts';
import type { TaskRow } from '../store/tasks.ts';
import { getVisible } from './present.ts';

/** Digits of the codes of the level below an area. */
const digitsBelow = (code: string): number => [6, 9, 12, 15, 17].find((digits) => digits > code.length) ?? code.length;
/** What viewers look at first: the asker's area, or what they read of it. */
const startOf = (viewer: Viewer, askerPath: string): string =>
  readAreas(viewer).some((own) => isWithin(askerPath, own))
    ? askerPath
    : (readAreas(viewer).find((own) => isWithin(own, askerPath)) ?? askerPath);

/** The lines below an area, and all together; a line that is one sheet leads to it. */
export const linesOf = async (
  tx: Tx,
  snapshot: TerritorySnapshot,
  task: TaskRow,
  area: TerritoryArea,
  today: string,
): Promise<{ total: Pick<ProgressLine, 'figures' | 'cells'>; lines: ProgressLine[] }> => {
  const ready = readCells(task.content.cells);
  const asked = { taskId: task.id, area: area.code, gathering: ready.cells.map(gatheringOf), today };
  const digits = digitsBelow(area.code);
  const told = ({ figures, cells }: Pick<Gathered, 'figures' | 'cells'>): Pick<ProgressLine, 'figures' | 'cells'> => ({
    figures,
    cells: climbed(ready, cells, today),
  });
  const groups = await gathered(tx, { ...asked, digits });
  const lines = groups.map((group): ProgressLine => {
    const { code, sheet, figures } = group;
    const found = snapshot.find(code) ?? area;
    return {
      area: {
        code,
        name: sheet?.organisationId ? sheet.name : found.shortName,
        level: found.level,
        deeper: code !== area.code && figures.sheets > 1,
      },
      sheet: sheet?.id ?? null,
      state: sheet?.state ?? null,
      ...told(group),
    };
  });
  return { total: told(together(groups, asked.gathering)), lines };
};

export const progressPage = async (context: Context, viewer: Viewer, taskId: string, code: string | undefined): Promise<Progress> => {
  const { kernel, territory } = context;
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const today = shanghaiDay(kernel.clock.now());
  const access = sheetAccess(viewer);
  const row = await kernel.db.read(access, (tx) => getVisible(tx, viewer, taskId));
  // whoever reads the asker's whole area is not asked for each of thousands of sheets where it lies
  return kernel.db.read({ ...access, all: seesWhole(viewer, row.askerPath) }, async (tx) => {
    const area = code === undefined ? snapshot.findByPath(startOf(viewer, row.askerPath)) : snapshot.find(code);
    if (!area) return fail('territory.area_not_found', { code });
    return {
      area: { code: area.code, name: snapshot.describe(area) },
      columns: row.content.cells.map(({ key, question, type, unit, climbs }) => ({ key, title: question.words.title, type, unit, climbs })),
      ...(await linesOf(tx, snapshot, row, area, today)),
    };
  });
};
