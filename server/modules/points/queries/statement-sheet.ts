import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { ListedHolder, StatementLine } from '#contract/points/statement.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Points } from '../points.ts';
import { statementOf } from './statement.ts';

/** Lines of a workbook at most, read so many at a time. */
const [most, step] = [20_000, 1_000];
const local = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `points-console.${key}`, data);
const columns = [
  ['时间', 20],
  ['事由', 30],
  ['动作', 12],
  ['对方', 12],
  ['积分', 10],
  ['状态', 12],
  ['规则', 30],
  ['原因', 24],
  ['编号', 38],
] as const;

const row = (line: StatementLine): (string | number | null)[] => [
  local(line.at),
  line.title.zh,
  word(`acts.${line.act}`),
  word(`kinds.${line.other}`),
  line.points,
  word(`states.${line.state}`),
  line.rule && word('rule', { title: line.rule.title.zh, version: line.rule.version }),
  line.reason,
  line.id,
];

/** The statement of a budget, unit, team or merchant as a workbook for accounting, newest first. @throws points.account_not_found */
export const statementSheet = async (
  points: Points,
  viewer: Viewer,
  { type, holderId }: { type: ListedHolder; holderId: string },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const { kernel } = points.context;
  const { name, lines } = await kernel.db.write(accessOf(viewer), async (tx) => {
    const named = (await points.holders.named(tx, type, [holderId])).get(holderId);
    if (!named || !can(viewer, 'points.read', named.areaPath)) return fail('points.account_not_found');
    const all: StatementLine[] = [];
    for (let cursor: string | undefined; all.length < most; ) {
      const page = await statementOf(points, tx, { type, id: holderId }, { cursor, limit: step });
      all.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: kernel.clock.now() };
    await audit(tx, { ...by, action: 'points.statement_exported', subject: holderId, data: { type, lines: all.length } });
    return { name: named.name, lines: all };
  });
  const sheet = {
    name: '积分明细',
    head: [columns.map(([heading]) => heading)],
    rows: lines.map(row),
    widths: columns.map(([, width]) => width),
  };
  return { name: `积分明细 ${name}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
