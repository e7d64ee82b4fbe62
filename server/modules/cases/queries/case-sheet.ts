import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Cases } from '../cases.ts';
import { type AnswerSet, type KeptAnswers, setsOf } from '../domain/answers.ts';
import { maskNumbers } from '../domain/numbers-in-text.ts';
import { mayUseDesk } from '../policy.ts';
import { type CaseRecord, reportsOf } from '../store/cases.ts';
import { listCases, type Page } from '../store/lists.ts';
import { type DeskQuery, filtersOf, foundInWords } from './list-cases.ts';
import { type Lookups, lookups } from './present-case.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
/** Cases read at once. */
const step = 1_000;

const word = (key: string): string => wordOf('zh-CN', key);
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const told = (at: Date | null | undefined): string | null => (at ? moment.format(at) : null);
const yesNo = (answer: boolean | null): string | null => (answer === null ? null : word(answer ? 'forms-own.yes' : 'forms-own.no'));

interface Line {
  readonly file: CaseRecord;
  readonly text: string;
  readonly placeText: string | null;
  readonly anonymous: boolean;
  readonly occurredAt: Date | null;
  readonly answers: KeptAnswers | null;
}
type Cell = (line: Line, l: Lookups) => string | number | null;

/** The columns every case has: key of the heading, width in characters, what stands there. No name and no phone; numbers in texts are starred. */
const columns: readonly (readonly [key: string, width: number, cell: Cell])[] = [
  ['number', 18, ({ file }) => file.number],
  ['state', 10, ({ file }) => word(`cases.states.${file.state}`)],
  ['kind', 10, ({ file }, l) => l.config.types.of(file.kind)?.name ?? file.kind],
  [
    'category',
    20,
    ({ file }, l) => (file.categoryCode === null ? null : (l.config.category(file.categoryCode)?.name ?? file.categoryCode)),
  ],
  [
    'area',
    32,
    ({ file }, l) => {
      const area = l.territory.find(file.areaId);
      return area ? l.territory.describe(area) : file.areaCode;
    },
  ],
  ['place', 24, ({ placeText }) => placeText && maskNumbers(placeText)],
  ['text', 60, ({ text }) => maskNumbers(text)],
  // the way an anonymous report came in would tell a colleague from a resident
  ['channel', 12, ({ file, anonymous }) => word(`cases.channels.${anonymous ? 'web' : file.channel}`)],
  ['reportedAt', 17, ({ file }) => told(file.createdAt)],
  ['seenAt', 17, ({ occurredAt }) => told(occurredAt)],
  ['handler', 24, ({ file }, l) => nameOf(l, file.handlerOrgId)],
  ['firstReceiver', 24, ({ file }, l) => nameOf(l, file.firstOrgId)],
  ['responsible', 24, ({ file }, l) => nameOf(l, file.responsibleOrgId)],
  ['dueAt', 17, ({ file }) => told(file.dueAt)],
  ['closedAt', 17, ({ file }) => told(file.closedAt)],
  ['returns', 8, ({ file }) => file.returnCount],
  ['reworks', 8, ({ file }) => file.reworkCount],
  ['reopens', 8, ({ file }) => file.reopenCount],
  ['supervised', 8, ({ file }) => yesNo(file.supervisedAt !== null)],
  ['answered', 8, ({ file }) => yesNo(file.answered)],
  ['solved', 8, ({ file }) => yesNo(file.solved)],
  ['satisfied', 8, ({ file }) => yesNo(file.satisfied)],
];
const nameOf = (l: Lookups, id: string | null): string | null => (id === null ? null : (l.organisations.get(id)?.name ?? null));

/** Every case the filters leave, oldest last, with what its report says. @throws case.too_many_to_export */
const linesOf = async (tx: Tx, filters: Parameters<typeof listCases>[1]): Promise<Line[]> => {
  const lines: Line[] = [];
  for (let after: Page['after'] = null; ; ) {
    const files = await listCases(tx, filters, { sort: 'newest', after, limit: step });
    const first = new Map(
      (
        await reportsOf(
          tx,
          files.map(({ id }) => id),
        )
      )
        .toReversed()
        .map((one) => [one.caseId, one]),
    );
    for (const file of files) {
      const report = first.get(file.id);
      lines.push({
        file,
        text: report?.text ?? '',
        placeText: report?.placeText ?? null,
        anonymous: report?.anonymous ?? true,
        occurredAt: report?.occurredAt ?? null,
        answers: report?.answers ?? null,
      });
    }
    if (lines.length > mostRows) fail('case.too_many_to_export', { max: mostRows });
    const last = files.at(-1);
    if (!last || files.length < step) return lines;
    after = { id: last.id, dueAt: null, rank: 0 };
  }
};

/** The column of an answer; no code of a category has a colon. */
const columnOf = (set: AnswerSet, key: string): string => `${'type' in set ? `type:${set.type}` : set.category} ${key}`;
const askerOf = (set: AnswerSet, l: Lookups): string =>
  'type' in set ? (l.config.types.of(set.type)?.name ?? set.type) : (l.config.category(set.category)?.name ?? set.category);

/** The questions that were asked, category by category and then type by type, each once: its column's key and heading. */
const questionsIn = (lines: readonly Line[], l: Lookups): Map<string, string> => {
  const heads = new Map<string, string>();
  for (const { answers } of lines)
    for (const set of setsOf(answers))
      for (const { key, title } of set.told) heads.set(columnOf(set, key), `${askerOf(set, l)} · ${title.zh}`);
  return new Map([...heads].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** The cases of a desk as a workbook, always in Chinese. On record in the audit trail. @throws session.forbidden, case.too_many_to_export */
export const caseSheet = async (
  cases: Cases,
  viewer: Viewer,
  query: Omit<DeskQuery, 'limit' | 'cursor' | 'sort'>,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!mayUseDesk(viewer)) fail('session.forbidden');
  const [l, filters] = await Promise.all([lookups(cases, viewer.jurisdictionId), filtersOf(cases, viewer, query)]);
  const lines = await cases.kernel.db.write(accessOf(viewer), async (tx) => {
    const found = await linesOf(tx, { ...filters, found: await foundInWords(tx, viewer, query) });
    await audit(tx, {
      jurisdictionId: viewer.jurisdictionId,
      actorId: viewer.accountId,
      action: 'cases.exported',
      subject: query.area ?? l.territory.root.code,
      data: { rows: found.length },
      at: l.now,
    });
    return found;
  });
  const questions = questionsIn(lines, l);
  const bytes = await writeWorkbook(
    [
      {
        name: word('cases-console.sheet.name'),
        head: [[...columns.map(([key]) => word(`cases-console.sheet.${key}`)), ...questions.values()]],
        widths: [...columns.map(([, width]) => width), ...[...questions].map(() => 20)],
        rows: lines.map((line) => {
          const answers = new Map(
            setsOf(line.answers).flatMap((set) => set.told.map(({ key, answer }) => [columnOf(set, key), maskNumbers(answer.zh)] as const)),
          );
          return [...columns.map(([, , cell]) => cell(line, l)), ...[...questions.keys()].map((key) => answers.get(key) ?? null)];
        }),
      },
    ],
    signal,
  );
  return { name: `${word('cases-console.sheet.file')}-${shanghaiDay(l.now)}.xlsx`, bytes };
};
