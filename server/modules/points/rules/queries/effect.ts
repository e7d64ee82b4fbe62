import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { plusDays } from '#contract/kernel/expression/days.ts';
import { pointRules } from '#contract/points/rules.ts';
import type { rulesEffect } from '#contract/points/rules-api.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import { byAct, byArea, byClass, compare, leastPersons, type Sums } from '../../domain/effect.ts';
import { windowOf } from '../../domain/pay.ts';
import type { Context } from '../context.ts';
import { problemsOfRules, rulesOn } from '../kind.ts';
import { actsBetween, countActs, earnedBefore } from '../store/past-acts.ts';

/** Acts looked at, at most: of more, those of some of the people are. */
const mostActs = 60_000;

/** First and last day of the month before a day. */
const monthBefore = (today: string): { from: string; to: string } => {
  const to = plusDays(`${today.slice(0, 7)}-01`, -1n) as string;
  return { from: `${to.slice(0, 7)}-01`, to };
};

type Title = { readonly zh?: string; readonly en?: string | null };
const titleIn = ({ zh, en }: Title, language: Language): string => (language === 'en' && en) || (zh ?? '');
/** Which rule something that cannot be read stands in: its name, or its place in the list while it has none. */
const whereOf = (content: unknown, [list, n]: readonly PropertyKey[], language: Language): string => {
  if (list !== 'rules' || typeof n !== 'number') return language === 'en' ? 'What holds for all rules' : '共同规定';
  const rules = (content as { rules?: readonly { title?: Title }[] } | null)?.rules;
  const title = titleIn(rules?.[n]?.title ?? {}, language).trim();
  return language === 'en' ? (title ? `"${title}"` : `Rule ${n + 1}`) : title ? `「${title}」` : `第 ${n + 1} 条规则`;
};

/**
 * What rules that are not saved yet would have paid for last month's acts, beside what those in force would. Caps of longer spans take what was
 * really earned before that month.
 * @throws points.rules_wrong where the rules could not be published as they are; session.forbidden
 */
export const effectOf = async (
  context: Context,
  viewer: Viewer,
  content: unknown,
  language: Language,
): Promise<z.input<typeof rulesEffect.response>> => {
  const { kernel, acts, kind, territory } = context;
  const { jurisdictionId } = viewer;
  const jurisdiction = (await kernel.jurisdictions.byId(jurisdictionId)) ?? fail('session.required');
  if (!can(viewer, 'points.design', jurisdiction.rootPath)) fail('session.forbidden');
  const read = pointRules.safeParse(content);
  // the first thing that keeps them from being published, by the name of its rule
  if (!read.success) return fail('points.rules_wrong', { rule: whereOf(content, read.error.issues[0]?.path ?? [], language) });
  const [problem] = problemsOfRules(acts, read.data);
  if (problem) {
    const { rule, ...data } = problem.data ?? {};
    return fail(problem.code, { ...data, ...(rule !== undefined && { rule: titleIn(rule as Title, language) }) });
  }
  const is = read.data;
  const now = kernel.clock.now();
  const { from, to } = monthBefore(shanghaiDay(now));
  const snapshot = await territory.snapshot(jurisdictionId);
  // sums of the whole jurisdiction, whoever prepares its rules: nothing of a single person
  const { compared, oneIn } = await kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const { content: was } = await rulesOn(tx, kind, jurisdictionId, shanghaiDay(now), now);
    const oneIn = Math.max(1, Math.ceil((await countActs(tx, from, to)) / mostActs));
    const done = await actsBetween(tx, from, to, oneIn);
    const [since] = [windowOf(is.seasons, from).from, windowOf(was.seasons, from).from].sort() as [string, string];
    const people = [...new Set(done.map(({ person }) => person))];
    const before = people.length === 0 ? new Map() : await earnedBefore(tx, since, from, oneIn, people);
    return { compared: compare({ was, is }, done, (act) => acts.find(act)?.unit ?? 'times', before), oneIn };
  });
  const times = ({ was, is, acts, persons }: Sums): Sums => ({
    was: was * oneIn,
    is: is * oneIn,
    acts: acts * oneIn,
    persons: persons * oneIn,
  });
  const total = (of: (one: (typeof compared)[number]) => number): number => compared.reduce((sum, one) => sum + of(one), 0) * oneIn;
  return {
    from,
    to,
    acts: compared.length,
    oneIn,
    least: leastPersons,
    total: { was: total((one) => one.was), is: total((one) => one.is) },
    capped: { was: total((one) => one.cutWas), is: total((one) => one.cutIs) },
    byAct: byAct(compared).map(([act, sums]) => ({ act, title: wordOf(language, acts.find(act)?.words ?? act), ...times(sums) })),
    byClass: byClass(compared).map(([of, sums]) => ({ class: of, ...times(sums) })),
    byArea: byArea(compared).map(([code, sums]) => ({
      code,
      name: code === null ? null : (snapshot.find(code)?.name ?? code),
      ...times(sums),
    })),
  };
};
