import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/knowledge/api.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordsInBoth } from '#modules/cases/index.ts';
import { type Answer, type Book, holds } from '../book.ts';
import type { Fit } from '../domain/ranking.ts';
import { foundBy } from '../domain/search.ts';
import { jurisdictionOf, type Knowledge } from '../knowledge.ts';
import { countUse, type Use } from '../store/use.ts';

/** Answers in one list. */
const most = 50;
/** How much of a question has to be asked before a resident is shown its answer. */
const askedLeast = 0.4;
/** Characters of an answer that lists show. */
const excerptMost = 90;

export const itemOf = ({ id, title, topic, answer, open }: Answer): api.ArticleItem => {
  const text = answer.replace(/\s+/g, ' ');
  return { id, title, topic, excerpt: [...text].length > excerptMost ? `${[...text].slice(0, excerptMost).join('')}…` : text, open };
};

/** Whether somebody may read an answer, and it holds today. */
const isThere = (viewer: Viewer | null, now: Date) => (one: Answer) =>
  (one.open || (viewer !== null && can(viewer, 'knowledge.read'))) && holds(one, now);

/** Counts what was done with answers; nothing tells by whom. */
export const note = async ({ kernel }: Knowledge, jurisdictionId: string, ids: readonly string[], use: Use): Promise<void> => {
  if (ids.length === 0) return;
  const day = shanghaiDay(kernel.clock.now());
  await kernel.db.write(systemAccess(jurisdictionId), (tx) => countUse(tx, ids, use, day));
};

/** Answers by words or topic. @throws territory.area_not_found */
export const foundArticles = async (
  knowledge: Knowledge,
  viewer: Viewer | null,
  { q, topic, area }: z.output<NonNullable<typeof api.searchArticles.query>>,
): Promise<z.input<typeof api.searchArticles.response>> => {
  const jurisdiction = await jurisdictionOf(knowledge, viewer);
  const [book, snapshot] = await Promise.all([knowledge.book(jurisdiction.id), knowledge.territory.snapshot(jurisdiction.id)]);
  const place = area === undefined ? null : (snapshot.find(area) ?? fail('territory.area_not_found', { code: area }));
  const there = book.answers
    .filter(isThere(viewer, knowledge.kernel.clock.now()))
    .filter((one) => topic === undefined || one.topic === topic)
    .filter(({ areaPath }) => !place || areaPath === null || isWithin(place.path, areaPath));
  const found = q
    ? there
        .map((one) => ({ one, hits: foundBy(q, one.spelling) }))
        .filter(({ hits }) => hits > 0)
        .sort((a, b) => b.hits - a.hits)
        .map(({ one }) => one)
    : there;
  // somebody wrote a sentence: what fits it best
  const sentence = q && found.length === 0 ? fitting(book, there, { text: q, categoryCode: null }, 10).map(({ answer }) => answer) : [];
  const all = found.length > 0 ? found : sentence;
  return { items: all.slice(0, most).map(itemOf), more: Math.max(all.length - most, 0) };
};

/** Those of some answers that fit what is asked, best first. */
export const fitting = (
  book: Book,
  among: readonly Answer[],
  { text, categoryCode }: { readonly text: string; readonly categoryCode: string | null },
  limit: number,
): (Fit & { readonly answer: Answer })[] => {
  const allowed = new Set(among);
  return book
    .rank(text, categoryCode, book.answers.length)
    .flatMap((fit) => {
      const answer = book.answers[fit.at];
      return answer && allowed.has(answer) && fit.asked >= askedLeast ? [{ ...fit, answer }] : [];
    })
    .slice(0, limit);
};

/** Words of an answer that stand in what is asked, the longest first; none that is part of another. */
export const wordsInCommon = ({ title, spelling }: Answer, text: string): string[] => {
  const words = wordsInBoth(`${title}\n${spelling.text}`, text);
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
};

/** What perhaps answers somebody who is about to ask. Being shown is counted. */
export const suggestedArticles = async (
  knowledge: Knowledge,
  viewer: Viewer | null,
  { area, ...asked }: z.output<NonNullable<typeof api.suggestArticles.body>>,
): Promise<z.input<typeof api.suggestArticles.response>> => {
  const jurisdiction = await jurisdictionOf(knowledge, viewer);
  const [book, snapshot] = await Promise.all([knowledge.book(jurisdiction.id), knowledge.territory.snapshot(jurisdiction.id)]);
  const place = area === null ? null : snapshot.find(area);
  const now = knowledge.kernel.clock.now();
  const there = book.answers.filter(
    (one) => one.open && holds(one, now) && (one.areaPath === null || (place !== null && isWithin(place.path, one.areaPath))),
  );
  const fits = fitting(book, there, asked, 3);
  await note(
    knowledge,
    jurisdiction.id,
    fits.map(({ answer }) => answer.id),
    'shown',
  );
  return {
    items: fits.map(({ answer, sameCategory }) => ({
      ...itemOf(answer),
      why: { words: wordsInCommon(answer, asked.text), sameCategory },
    })),
  };
};

/** One answer; being read is counted. @throws knowledge.article_not_found */
export const readArticle = async (
  knowledge: Knowledge,
  viewer: Viewer | null,
  id: string,
): Promise<z.input<typeof api.getArticle.response>> => {
  const jurisdiction = await jurisdictionOf(knowledge, viewer);
  const answer = await theArticle(knowledge, viewer, jurisdiction.id, id);
  const [snapshot, organisations] = await Promise.all([
    knowledge.territory.snapshot(jurisdiction.id),
    knowledge.organisations.of(jurisdiction.id),
  ]);
  const area = answer.areaPath === null ? null : snapshot.findByPath(answer.areaPath);
  await note(knowledge, jurisdiction.id, [id], 'read');
  return {
    ...itemOf(answer),
    answer: answer.answer,
    steps: [...answer.steps],
    contacts: answer.contacts,
    source: answer.source,
    owner: answer.ownerId === null ? null : (organisations.get(answer.ownerId)?.name ?? null),
    area: area && snapshot.describe(area),
    reviewOn: answer.reviewOn,
    updatedAt: answer.updatedAt.toISOString(),
  };
};

/** An answer somebody may read. @throws knowledge.article_not_found */
export const theArticle = async (knowledge: Knowledge, viewer: Viewer | null, jurisdictionId: string, id: string): Promise<Answer> => {
  const found = (await knowledge.book(jurisdictionId)).byId.get(id);
  if (!found || !isThere(viewer, knowledge.kernel.clock.now())(found)) return fail('knowledge.article_not_found');
  return found;
};
