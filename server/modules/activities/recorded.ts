import type { RecordedAct } from '#contract/activities/act.ts';
import { actMonths } from '#contract/activities/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import type { RecordedSource } from '#modules/field/index.ts';
import type { Acts } from './acts.ts';

/** A moment as people in China read it. */
const momentOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Where, how exactly, by which clock, and what is doubtful about it. */
const detailOf = (language: Language, { area, summary, point, deviceAt, doubts }: RecordedAct): string => {
  const word = (key: string, data: object = {}): string =>
    wordOf(language, `activities-recorded.acts.${key}`, data as Record<string, unknown>);
  const doubtful = doubts.map(({ kind, ...measured }) => word('doubt', { what: word(`doubts.${kind}`, measured) }));
  const parts = [area, summary, point ? word('point', point) : word('noPoint'), word('device', { at: momentOf(deviceAt) }), ...doubtful];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
};

/** Acts of the account on the spot, for the page of what is recorded about it. */
export const actRecord = (kernel: Kernel, acts: Acts): RecordedSource => ({
  what: 'activities.acts',
  months: (settings) => settingOf(actMonths, settings),
  rows: async (viewer, limit) => {
    const until = new Date(kernel.clock.now().getTime() + 1);
    const { items } = await acts.ofAccount(viewer, { from: new Date(0), until, limit });
    return items.map((act) => {
      const word = (language: Language): string => wordOf(language, act.words.replace(':', '.'));
      return {
        id: act.id,
        at: act.actedAt,
        words: { zh: word('zh-CN'), en: word('en') },
        detail: { zh: detailOf('zh-CN', act), en: detailOf('en', act) },
      };
    });
  },
});
