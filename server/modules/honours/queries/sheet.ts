import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { nominationColumns } from '../domain/sheet.ts';
import { roundShown } from './present.ts';

const plain = [
  ['姓名', 12],
  ['职务', 24],
  ['区域', 32],
  ['结果', 14],
  ['有效期至', 14],
  ['说明', 40],
] as const;

/** Candidates of a round with their evidence and what was decided. Always in Chinese; it names people, so it is on record. */
export const honourSheet = async (context: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: context.kernel.clock.now() };
  const round = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const shown = await roundShown(eye, tx, id);
    await audit(tx, { ...by, action: 'honours.exported', subject: shown.title, data: { id, rows: shown.list.length } });
    return shown;
  });
  const { criteria } = round.terms;
  const rows = round.list.map((c) => [
    ...[c.name, c.duty, c.area.name, wordOf('zh-CN', `honours.candidateStates.${c.state}`), c.validUntil, c.words],
    ...criteria.map(({ code }) => c.evidence[code] ?? ''),
  ]);
  const sheet = {
    name: wordOf('zh-CN', 'honours.sheet'),
    head: [[...plain.map(([heading]) => heading), ...criteria.map(({ name }) => name)]],
    rows,
    widths: [...plain.map(([, width]) => width), ...criteria.map(() => 48)],
  };
  return { name: `${round.title}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** The sheet nominations of a round are written on: its criteria are its columns. Nobody is named on it. */
export const nominationSheet = async (context: Context, viewer: Viewer, roundId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const round = await context.kernel.db.read(accessOf(viewer), (tx) => roundShown(eye, tx, roundId));
  const columns = Object.values(nominationColumns(round.terms.criteria));
  const name = wordOf('zh-CN', 'honours.nominationSheet');
  const sheet = { name, head: [columns.map(([heading]) => heading)], rows: [], widths: columns.map(([, width]) => width) };
  return { name: `${round.title} ${name}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
