import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { workbookLimits } from '#kernel/sheets/limits.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { cellOf } from '#modules/registers/domain/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { sheetAccess } from '../access.ts';
import { bookColumns } from '../columns.ts';
import type { Context } from '../context.ts';
import { fieldOf } from '../domain/form.ts';
import { pageOfSheets, type SheetRow } from '../store/sheets.ts';
import type { TaskRow } from '../store/tasks.ts';
import { getVisible } from './present.ts';
import { linesOf } from './progress.ts';

type Cells = (string | number | null)[];

/** All lines of the tree below an area: each level above with what climbed up to it, each addressee with what it told. */
const rowsBelow = async (tx: Tx, snapshot: TerritorySnapshot, task: TaskRow, area: TerritoryArea, today: string): Promise<Cells[]> => {
  const fields = task.content.cells.map(fieldOf);
  const { lines } = await linesOf(tx, snapshot, task, area, today);
  const sheets = await pageOfSheets(tx, { task: task.id, area: area.code, states: null, to: null }, null, workbookLimits.rows);
  const told = ({ id, addresseeName, areaPath, state, cells }: SheetRow): Cells => [
    id,
    areaPath.replaceAll('.', ''),
    addresseeName,
    wordOf('zh-CN', `collections.states.${state}`),
    ...fields.map((field) => cellOf(field, cells[field.key]?.v, () => undefined, undefined)),
  ];
  const rows: Cells[] = [];
  for (const line of lines) {
    const own = sheets.filter(({ areaPath }) => areaPath.replaceAll('.', '').startsWith(line.area.code));
    if (line.sheet === null) {
      const sums = line.cells.map((figure, i) =>
        figure === null ? null : cellOf(fields[i] ?? fail('collections.task_not_found'), figure, () => undefined, undefined),
      );
      rows.push([null, line.area.code, line.area.name, `${line.figures.answered}/${line.figures.sheets}`, ...sums]);
    }
    for (const one of own) rows.push(told(one));
  }
  return rows;
};

/** The whole table of a task, always in Chinese: areas down, columns across. Sheets come back in by their number or code. */
export const taskBook = async (context: Context, viewer: Viewer, taskId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { kernel, territory } = context;
  const { jurisdictionId } = viewer;
  const snapshot = await territory.snapshot(jurisdictionId);
  const at = kernel.clock.now();
  const today = shanghaiDay(at);
  const { task, rows } = await kernel.db.write(sheetAccess(viewer), async (tx) => {
    const row = await getVisible(tx, viewer, taskId);
    const asker = snapshot.findByPath(row.askerPath) ?? snapshot.root;
    await audit(tx, { jurisdictionId, actorId: viewer.accountId, action: 'collections.exported', subject: row.title, data: {}, at });
    return { task: row, rows: await rowsBelow(tx, snapshot, row, asker, today) };
  });
  const columns = Object.values(bookColumns(task.content.cells));
  const sheet = { name: task.title, head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${task.title} ${today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
