import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Bars, Block } from '#contract/kernel/paper.ts';
import type * as api from '#contract/scorecards/api.ts';
import type { Unit } from '#contract/scorecards/card.ts';
import { writePaper } from '#kernel/paper/paper.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { type Sheet, writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { oneBulletin } from './bulletins.ts';
import { whyOf } from './sheet.ts';

type Shown = z.input<typeof api.getBulletin.response>;
const say = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `scorecards.bulletin.${key}`, data);
const word = (key: string): string => wordOf('zh-CN', `scorecards.sheet.${key}`);
const short = (x: number): string => String(Math.round(x * 100) / 100);
const figure = (x: number | null, unit: Unit): string => (x === null ? '—' : say(`units.${unit}`, { value: short(x) }));
const titleOf = ({ content: { title, first, last } }: Shown): string => say('title', { title: title.zh, days: spanOf(first, last) });
/** A month as 2026年10月, others from month to month. */
const spanOf = (first: string, last: string): string => {
  const month = (day: string): string => say('month', { year: day.slice(0, 4), month: Number(day.slice(5, 7)) });
  return first.slice(0, 7) === last.slice(0, 7) ? month(first) : say('months', { from: month(first), to: month(last) });
};

/** Ranks as a table; where nobody is on a list, the column of lists is left out. */
const ranksTable = (rows: readonly (readonly [rank: string, name: string, total: string, before: string, list: string])[]): Block => {
  const columns = rows.some(([, , , , list]) => list !== '') ? 5 : 4;
  const heads = [word('rank'), word('who'), word('total'), say('beforeRank'), word('list')];
  return {
    kind: 'table',
    shares: [1.2, 3, 1.5, 1.6, 1.8].slice(0, columns),
    rows: [heads, ...rows].map((row) => row.slice(0, columns)),
  };
};

/** A bulletin on paper, always in Chinese: what is told, ranks, figures of all, lists with where points were lost, each beside its chart. */
export const bulletinPdf = async (context: Context, viewer: Viewer, id: string): Promise<{ pdf: Buffer; name: string }> => {
  const shown = await oneBulletin(context, viewer, id);
  const { content } = shown;
  const total = (x: number | null): string => (x === null ? '—' : x.toFixed(content.digits));
  const paragraphs = (text: string): Block[] =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ kind: 'paragraph', text: line.trim() }));
  const part = (heading: string, text: string): Block[] =>
    text.trim() === '' ? [] : [{ kind: 'heading', text: say(heading) }, ...paragraphs(text)];
  const blocks: (Block | Bars)[] = [
    { kind: 'title', text: titleOf(shown) },
    { kind: 'note', text: say('number', { year: shown.year, number: shown.number }) },
    ...paragraphs(content.opening),
    {
      kind: 'paragraph',
      text: say('scope', {
        scored: content.scored,
        ranked: content.zones.reduce((sum, { rows }) => sum + rows.filter(({ rank }) => rank !== null).length, 0),
        source: content.source,
      }),
    },
    { kind: 'heading', text: say('figures') },
    {
      kind: 'table',
      shares: [3, 2, 2, 2],
      rows: [
        [word('indicator'), word('figure'), say('beforeFigure'), say('meanPoints')],
        ...content.indicators.map((one) => [
          one.name.zh,
          figure(one.figure, one.unit),
          figure(one.before, one.unit),
          one.mean === null ? '—' : `${short(one.mean)} / ${short(one.full)}`,
        ]),
      ],
    },
    ...content.zones.flatMap(({ name, rows }): (Block | Bars)[] => [
      { kind: 'heading', text: name === null ? say('ranks') : say('ranksOf', { zone: name.zh }) },
      ranksTable(
        rows.map((one) => [
          one.rank === null ? '—' : String(one.rank),
          one.name,
          total(one.total),
          one.before === null ? '—' : String(one.before),
          [one.band?.zh, one.list && word(one.list), one.unranked && whyOf(one.unranked)].filter(Boolean).join(' '),
        ]),
      ),
      {
        kind: 'bars',
        most: content.full,
        rows: rows.flatMap((one) => (one.total === null ? [] : [{ name: one.name, value: one.total, words: total(one.total) }])),
      },
    ]),
    ...content.lists.flatMap(({ list, rows }): Block[] => [
      { kind: 'heading', text: word(list) },
      ...rows.map(
        (one): Block => ({
          kind: 'item',
          text:
            one.lost.length === 0
              ? say('onList', { name: one.name, total: total(one.total) })
              : say('onListLost', {
                  name: one.name,
                  total: total(one.total),
                  lost: one.lost.map((line) => say('lost', { name: line.name.zh, points: short(line.full - line.points) })).join('、'),
                }),
        }),
      ),
    ]),
    { kind: 'paragraph', text: say('appeals', content.appeals) },
    ...content.corrections.map((one): Block => ({ kind: 'paragraph', text: say('correction', one) })),
    ...part('problems', content.problems),
    ...part('demands', content.demands),
  ];
  const pdf = await writePaper({
    title: titleOf(shown),
    blocks,
    signatures: [],
    foot: [
      say('foot', { day: shanghaiDay(new Date(shown.issuedAt)), edition: content.edition }),
      ...(shown.replaced ? [say('replaced')] : []),
    ],
    code: null,
    at: shown.issuedAt,
  });
  return { pdf, name: `${titleOf(shown)}.pdf` };
};

/** The same as a workbook with a chart beside each table, always in Chinese. */
export const bulletinWorkbook = async (context: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const shown = await oneBulletin(context, viewer, id);
  const { content } = shown;
  const ranks = content.zones.map(
    ({ name, rows }): Sheet => ({
      name: name === null ? say('ranks') : say('ranksOf', { zone: name.zh }),
      head: [[word('rank'), word('who'), word('total'), say('beforeRank'), word('band'), word('list'), word('unrankedWhy')]],
      rows: rows.map((one) => [
        one.rank,
        one.name,
        one.total,
        one.before,
        one.band?.zh ?? '',
        one.list === null ? '' : word(one.list),
        one.unranked === null ? '' : whyOf(one.unranked),
      ]),
      widths: [8, 24, 10, 12, 12, 10, 18],
      charts: [{ kind: 'bar', title: word('total'), names: 1, values: [2], from: 0, count: rows.length }],
    }),
  );
  const figures: Sheet = {
    name: say('figures'),
    head: [[word('indicator'), word('figure'), say('beforeFigure'), say('meanPoints'), word('full')]],
    rows: content.indicators.map((one) => [one.name.zh, one.figure, one.before, one.mean, one.full]),
    widths: [24, 12, 12, 14, 10],
    charts: [{ kind: 'bar', title: say('meanPoints'), names: 0, values: [3, 4], from: 0, count: content.indicators.length }],
  };
  const lists = content.lists.flatMap(({ list, rows }) =>
    rows.map((one) => [
      word(list),
      one.name,
      one.total,
      one.lost.map((line) => say('lost', { name: line.name.zh, points: short(line.full - line.points) })).join('、'),
    ]),
  );
  const named: Sheet = {
    name: say('lists'),
    head: [[word('list'), word('who'), word('total'), say('where')]],
    rows: lists,
    widths: [10, 24, 10, 60],
  };
  return {
    name: `${titleOf(shown)}.xlsx`,
    bytes: await writeWorkbook([...ranks, figures, ...(lists.length > 0 ? [named] : [])], signal),
  };
};
