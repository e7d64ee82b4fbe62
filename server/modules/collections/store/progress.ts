import type { TaskFigures } from '#contract/collections/tasks.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** How columns are gathered, by their place; null: not. */
export type Gathering = readonly ('sum' | 'max' | 'min' | null)[];

/** What SQL gathers of a group of sheets. */
export interface Gathered {
  /** Beginning of the codes of the group. */
  readonly code: string;
  readonly figures: TaskFigures;
  readonly cells: readonly (number | null)[];
  /** The sheet that is the whole group; null where several are. */
  readonly sheet: { readonly id: string; readonly state: string; readonly name: string; readonly organisationId: string | null } | null;
}
export const noFigures: TaskFigures = {
  sheets: 0,
  answered: 0,
  confirmed: 0,
  returned: 0,
  late: 0,
  typed: 0,
  filled: 0,
  overruled: 0,
  minutes: 0,
  told: 0,
};
export const addFigures = (a: TaskFigures, b: TaskFigures): TaskFigures =>
  Object.fromEntries((Object.keys(a) as (keyof TaskFigures)[]).map((key) => [key, a[key] + b[key]])) as TaskFigures;

const answered = "s.state in ('submitted', 'confirmed')";
/** Of whom something is asked still or was: those merged into another are not. */
const counted = `count(*)::int as sheets, count(*) filter (where ${answered})::int as answered, count(*) filter (where s.state = 'confirmed')::int as confirmed,
  count(*) filter (where s.state = 'returned')::int as returned`;
const told = `coalesce(sum(s.typed) filter (where ${answered}), 0)::int as typed, coalesce(sum(s.filled) filter (where ${answered}), 0)::int as filled,
  coalesce(sum(s.overruled) filter (where ${answered}), 0)::int as overruled, coalesce(sum(s.minutes), 0)::int as minutes, count(s.minutes)::int as told`;
/** Of a group that is one sheet, which. */
const single = `case when count(*) = 1 then jsonb_build_object('id', min(s.id::text), 'state', min(s.state), 'name', min(s.addressee_name),
  'organisationId', min(s.organisation_id::text)) end as sheet`;
const late = (today: string): string =>
  `count(*) filter (where s.late or s.state in ('open', 'returned') and t.due_on < ${today}::date and t.state = 'sent')::int as late`;
type Row = TaskFigures & { code: string; sheet: Gathered['sheet'] } & Record<string, unknown>;
const figuresOf = ({
  sheets,
  answered: answers,
  confirmed,
  returned,
  late: lateOnes,
  typed,
  filled,
  overruled,
  minutes,
  told: said,
}: Row): TaskFigures => ({
  sheets,
  answered: answers,
  confirmed,
  returned,
  late: lateOnes,
  typed,
  filled,
  overruled,
  minutes,
  told: said,
});

/**
 * Sheets of a task within an area, gathered by the beginning of their codes: one pass over a range of one index, whatever the columns.
 * @param digits of the code that make a group
 */
export const gathered = async (
  tx: Tx,
  q: { readonly taskId: string; readonly area: string; readonly digits: number; readonly gathering: Gathering; readonly today: string },
): Promise<Gathered[]> => {
  const cells = q.gathering.flatMap((how, i) => (how === null ? [] : [`${how}(s.figures[${i + 1}]) filter (where ${answered}) as c${i}`]));
  const { rows } = await execute<Row>(
    tx,
    `select left(s.area_code, $4) as code, ${[counted, told, single, late('$5'), ...cells].join(', ')}
     from collection_sheets s join collection_tasks t on t.jurisdiction_id = :jurisdiction and t.id = s.task_id
     where s.jurisdiction_id = :jurisdiction and s.task_id = $1 and s.area_code >= $2 and s.area_code < $3 and s.state <> 'merged' group by 1 order by 1`,
    [q.taskId, q.area, `${q.area}~`, q.digits, q.today],
  );
  return rows.map((row) => ({
    code: row.code,
    figures: figuresOf(row),
    cells: q.gathering.map((how, i) => (how === null ? null : (row[`c${i}`] as number | null))),
    sheet: row.sheet,
  }));
};

const gather = { sum: (a: number, b: number) => a + b, max: Math.max, min: Math.min };
/** Groups together. */
export const together = (groups: readonly Gathered[], gathering: Gathering): Pick<Gathered, 'figures' | 'cells'> => ({
  figures: groups.reduce((sum, { figures }) => addFigures(sum, figures), noFigures),
  cells: gathering.map((how, i) => {
    const told = groups.flatMap(({ cells }) => cells[i] ?? []);
    return how === null || told.length === 0 ? null : told.reduce((a, b) => gather[how](a, b));
  }),
});

/** How far some tasks have come, as far as the transaction sees their sheets. */
export const figuresOfTasks = async (tx: Tx, ids: readonly string[], today: string): Promise<Map<string, TaskFigures>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<Row>(
    tx,
    `select t.id::text as code, ${[counted, told, late('$2')].join(', ')} from collection_tasks t
       join collection_sheets s on s.jurisdiction_id = :jurisdiction and s.task_id = t.id and s.state <> 'merged'
     where t.jurisdiction_id = :jurisdiction and t.id = any($1::uuid[]) group by t.id`,
    [ids, today],
  );
  return new Map(rows.map((row) => [row.code, figuresOf(row)]));
};

/** Whether the transaction sees any sheet of a task. */
export const seesSheet = async (tx: Tx, taskId: string): Promise<boolean> =>
  (await execute(tx, 'select s.id from collection_sheets s where s.jurisdiction_id = :jurisdiction and s.task_id = $1 limit 1', [taskId]))
    .rows.length > 0;
