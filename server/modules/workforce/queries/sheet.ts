import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { CommunityWorker, workersSheet } from '#contract/workforce/api.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Workforce } from '../context.ts';
import { workersPage } from './workers.ts';

export type WorkersAsked = z.output<NonNullable<(typeof workersSheet)['query']>>;

/** Workers in one workbook at most. */
const most = 20_000;
const yuan = (fen: number | undefined): number | null => (fen === undefined ? null : fen / 100);
const line = (one: CommunityWorker, what: string): number | undefined => one.pay?.lines.find((each) => each.what === what)?.value;

type Column = readonly [key: string, width: number, of: (one: CommunityWorker) => string | number | null];
const open: readonly Column[] = [
  ['number', 14, (one) => one.number],
  ['name', 12, (one) => one.name],
  ['area', 28, (one) => one.area],
  ['post', 18, (one) => one.post?.zh ?? null],
  ['since', 14, (one) => one.since],
  ['grade', 10, (one) => one.grade],
  ['gradedOn', 14, (one) => one.gradedOn],
  ['due', 10, (one) => one.due],
  ['dueOn', 14, (one) => one.dueOn],
];
const pay: readonly Column[] = [
  ['basic', 14, (one) => yuan(line(one, 'basic'))],
  ['performance', 14, (one) => yuan(line(one, 'performance'))],
  ['certificate', 14, (one) => yuan(line(one, 'certificate'))],
  ['total', 14, (one) => yuan(one.pay?.total)],
];

/** The list as a workbook; columns of pay for those who may see it. It names people, so that it is audited. @throws session.forbidden */
export const workersWorkbook = async (
  workforce: Workforce,
  viewer: Viewer,
  asked: WorkersAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const rows: CommunityWorker[] = [];
  let cursor: string | undefined;
  do {
    const page = await workersPage(workforce, viewer, { ...asked, cursor, limit: 200 });
    rows.push(...(page.items as CommunityWorker[]));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  const columns = can(viewer, 'workforce.pay') ? [...open, ...pay] : open;
  const word = (key: string): string => wordOf('zh-CN', `workforce.sheet.${key}`);
  const { jurisdictionId, accountId: actorId } = viewer;
  const at = workforce.kernel.clock.now();
  await workforce.kernel.db.write(accessOf(viewer), (tx) =>
    audit(tx, { jurisdictionId, actorId, action: 'workforce.exported', subject: jurisdictionId, data: { rows: rows.length }, at }),
  );
  const sheet = {
    name: word('title'),
    head: [columns.map(([key]) => word(key))],
    rows: rows.map((one) => columns.map(([, , of]) => of(one))),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${sheet.name}-${shanghaiDay(at)}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
