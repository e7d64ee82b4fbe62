import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Sum, Verdict } from '#contract/votes/count.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { pageOfRoll, turnoutOf } from '../store/roll.ts';
import { dayOf } from './present.ts';
import { needStanding } from './standing.ts';

/** More rows than this no office program likes. */
const mostRows = 20_000;
const word = (key: string): string => wordOf('zh-CN', `votes.sheet.${key}`);
const own = (key: string): string => wordOf('zh-CN', `votes-own.${key}`);
const metres = (hundredths: number): number => hundredths / 100;
const yesNo = (is: boolean): string => word(is ? 'yes' : 'no');

/** A vote as a workbook: result, turnout, roll; never how anybody voted. It tells who voted, so that it is on record. @throws votes.vote_not_found, session.forbidden */
export const voteSheet = async (context: Context, viewer: Viewer, voteId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { vote, roll, turnout } = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const found = await needStanding(context, tx, viewer, voteId, 'enters');
    const rows = await pageOfRoll(tx, voteId, { q: null, took: null, after: null, limit: mostRows });
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    await audit(tx, { ...by, action: 'votes.exported', subject: voteId, data: { entries: rows.length } });
    return { vote: found, roll: rows, turnout: await turnoutOf(tx, voteId) };
  });
  const byArea = vote.questions.some(({ rule }) => rule.measures === 'heads_area');
  const sums = (s: Sum): (number | null)[] => [s.heads, byArea ? metres(s.area) : null];
  const head = (...keys: string[]): string[][] => [keys.map(word)];
  const verdict = (v: Verdict | null, show: (n: number) => number): (string | number | null)[] =>
    v === null
      ? [null, null, null, null]
      : [v.quorumNeeds === null ? null : show(v.quorumNeeds), yesNo(v.quorum), show(v.majorityNeeds), yesNo(v.majority)];
  const result = (vote.outcome ?? []).flatMap((one) => {
    const q = vote.questions.find(({ id }) => id === one.id);
    if (!q) return [];
    const end = [word(one.passed ? 'passed' : 'failed'), one.reasons.map((code) => own(`reasons.${code}`)).join('；'), q.rule.source];
    const row = (words: string, sum: Sum, rest: (string | number | null)[]): (string | number | null)[] => [
      q.title,
      words,
      ...sums(sum),
      ...rest,
    ];
    const judged = [...verdict(one.both.heads, (n) => n), ...verdict(one.both.area, metres), ...end];
    const said =
      q.kind === 'motion'
        ? (['yes', 'no', 'abstain', 'invalid'] as const).map((key) => row(own(`marks.${key}`), one[key], []))
        : [
            ...q.options.map(({ id, label }) => {
              const option = one.options.find((o) => o.id === id) ?? { heads: 0, area: 0, chosen: false };
              return row(option.chosen ? `${label}（${word('chosen')}）` : label, option, []);
            }),
            row(own('marks.abstain'), one.abstain, []),
            row(own('marks.invalid'), one.invalid, []),
          ];
    return [row(word('took'), one.took, judged), ...said];
  });
  const sheets = [
    {
      name: word('result'),
      head: head(
        ...['question', 'said', 'heads', 'area', 'quorumHeads', 'quorumHeadsMet', 'majorityHeads', 'majorityHeadsMet'],
        ...['quorumArea', 'quorumAreaMet', 'majorityArea', 'majorityAreaMet', 'verdict', 'reasons', 'source'],
      ),
      rows: result,
      widths: [30, 16, 10, 14, 12, 10, 12, 10, 14, 10, 14, 10, 10, 30, 50],
    },
    {
      name: word('turnout'),
      head: head('what', 'heads', 'area'),
      rows: [
        ...(['due', 'served', 'cast'] as const).map((key) => [word(key), ...sums(turnout[key])]),
        ...(['phone', 'paper', 'proxy'] as const).map((way) => [own(`ways.${way}`), turnout.byWay[way], null]),
      ],
      widths: [16, 10, 14],
    },
    {
      name: word('roll'),
      head: head('entry', 'key', 'heads', 'area', 'servedOn', 'tookOn', 'tookWay', 'represented'),
      rows: roll.map((one) => [
        one.label ?? one.key,
        one.key,
        ...sums(one),
        one.servedAt && dayOf(one.servedAt),
        one.tookAt && dayOf(one.tookAt),
        one.tookWay && own(`ways.${one.tookWay}`),
        one.proxyId === null ? null : word('yes'),
      ]),
      widths: [24, 38, 8, 12, 12, 12, 10, 10],
    },
  ];
  return { name: `${vote.title} ${eye.today}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};
