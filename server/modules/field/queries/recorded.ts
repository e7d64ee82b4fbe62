import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getRecorded } from '#contract/field/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import type { Context, RecordedSource } from '../field.ts';

/** Rows of a part shown on a page, and in a workbook. */
const [shown, most] = [50, 5_000];

const wordsOf = (key: string): { zh: string; en: string } => ({ zh: wordOf('zh-CN', key), en: wordOf('en', key) });
/** Its words: `<module>-recorded.<what>.title`. */
const keyOf = ({ what }: RecordedSource, part: 'title' | 'why'): string => {
  const [module, name] = what.split('.');
  return `${module}-recorded.${name}.${part}`;
};
const settingsOf = async ({ kernel }: Context, viewer: Viewer) => (await kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings ?? {};

/** What every module records about the viewer as somebody who works here. */
export const recordedAbout = async (context: Context, viewer: Viewer): Promise<z.input<typeof getRecorded.response>> => {
  const settings = await settingsOf(context, viewer);
  const parts = await Promise.all(
    context.sources.map(async (source) => {
      const rows = await source.rows(viewer, shown + 1);
      return {
        what: source.what,
        title: wordsOf(keyOf(source, 'title')),
        why: wordsOf(keyOf(source, 'why')),
        months: source.months(settings),
        rows: rows.slice(0, shown),
        more: rows.length > shown,
      };
    }),
  );
  // what was done on the spot, which is forgotten in time, before what stays
  return { parts: parts.sort((a, b) => Number(a.months === null) - Number(b.months === null)) };
};

/** A moment as people in China read it. */
const momentOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** The same as a workbook, a sheet for each part, each with what it is for and how long it is kept. */
export const recordedSheet = async (context: Context, viewer: Viewer, language: Language, signal: AbortSignal): Promise<NamedWorkbook> => {
  const word = (key: string, data: Record<string, unknown> = {}): string => wordOf(language, `field.sheet.${key}`, data);
  const inLanguage = ({ zh, en }: { zh: string; en: string | null }): string => (language === 'en' ? (en ?? zh) : zh);
  const settings = await settingsOf(context, viewer);
  const sheets = [];
  for (const source of context.sources) {
    const months = source.months(settings);
    const kept = months === null ? word('forGood') : word('months', { count: months });
    sheets.push({
      name: wordOf(language, keyOf(source, 'title')),
      head: [
        [wordOf(language, keyOf(source, 'why')), null, null],
        [kept, null, null],
        [word('at'), word('what'), word('detail')],
      ],
      rows: (await source.rows(viewer, most)).map(({ at, words, detail }) => [
        momentOf(at),
        inLanguage(words),
        detail && inLanguage(detail),
      ]),
      widths: [22, 32, 80],
    });
  }
  return { name: `${word('name')}-${shanghaiDay(context.kernel.clock.now())}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};
