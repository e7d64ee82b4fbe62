import { type TaskContent, taskContent } from '#contract/collections/content.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { addDemands } from '#modules/demands/index.ts';
import { sheetSubject } from '../context.ts';
import { readCells } from '../domain/form.ts';
import { judgeSheet } from '../domain/sheet.ts';
import { insertSheets, writeSheet } from '../store/sheets.ts';
import { insertTask, keepVersion, setEnded, setSent } from '../store/tasks.ts';

/** What an addressee told, and what its sources told then. */
interface PastAnswer {
  readonly at: Date;
  readonly minutes: number | null;
  readonly figures: Readonly<Record<string, Answer>>;
  readonly answers: Answers;
  readonly reasons?: Readonly<Record<string, string>>;
}
/** A task as it was asked some time ago; `sentAt` null: somebody still designs it. */
export interface PastTask {
  readonly asker: { readonly path: string; readonly level: AreaLevel; readonly name: string };
  readonly by: string;
  readonly content: unknown;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly ended: { readonly at: Date; readonly reason: string } | null;
  readonly sheets: readonly {
    readonly path: string;
    readonly level: AreaLevel;
    readonly name: string;
    readonly answer: PastAnswer | null;
  }[];
}

/** Enters a task of the past with its sheets and demands, for a demo: nobody is told, nothing is judged by the rule. */
export const bringTask = async (tx: Tx, { asker, by, content: given, createdAt, sentAt, ended, sheets }: PastTask): Promise<void> => {
  const content: TaskContent = taskContent.parse(given);
  const id = idOf(createdAt);
  await insertTask(tx, { id, askerPath: asker.path, askerLevel: asker.level, content, by, at: createdAt });
  if (sentAt === null || content.basis === null) return;
  await setSent(tx, id, sentAt, null);
  await keepVersion(tx, { taskId: id, version: 2, content, at: sentAt, byId: by, words: null });
  const named = sheets.map((one) => ({ ...one, id: idOf(sentAt), areaPath: one.path, organisationId: null }));
  await insertSheets(tx, id, named, sentAt);
  const ready = readCells(content.cells);
  for (const { id: sheetId, answer } of named) {
    if (answer === null) continue;
    const figures = new Map(Object.entries(answer.figures));
    const judged = judgeSheet(ready, { answers: answer.answers, reasons: answer.reasons ?? {} }, figures, shanghaiDay(answer.at));
    const late = shanghaiDay(answer.at) > content.dueOn;
    await writeSheet(tx, sheetId, judged, answer.at, { by, late, minutes: answer.minutes, rowsConfirmed: false });
  }
  if (ended) await setEnded(tx, id, 'ended', ended.at, ended.reason);
  const { basis } = content;
  const days = Math.round((Date.parse(content.dueOn) - Date.parse(shanghaiDay(sentAt))) / 86_400_000);
  await addDemands(
    tx,
    named.map(({ id: sheetId, path, level, name, answer }) => ({
      kind: 'form',
      title: content.title,
      items: content.cells.length,
      asker: { ...asker, by },
      addressee: { path, level, name, role: null },
      basis,
      askedAt: sentAt,
      days,
      answeredAt: answer?.at ?? ended?.at ?? null,
      minutes: answer?.minutes ?? null,
      complaint: null,
      subject: { type: sheetSubject, id: sheetId },
    })),
    [],
  );
};
