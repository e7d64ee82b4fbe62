import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { listMissing } from '#contract/knowledge/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskNumbers, newestAnswered, wordsInBoth } from '#modules/cases/index.ts';
import { clustersOf, impersonal } from '../domain/missing.ts';
import type { Knowledge } from '../knowledge.ts';

/** Days and enquiries that are looked back on, and how many gaps are told. */
const [days, enquiries, told] = [90, 2_000, 30];
/** From this share of its question on, an answer is there for an enquiry. */
const coveredFrom = 0.5;
const titleMost = 40;

const clean = (text: string): string => impersonal(maskNumbers(text));
const shortened = (text: string): string => {
  const line = clean(text).replace(/\s+/g, ' ');
  return [...line].length > titleMost ? `${[...line].slice(0, titleMost).join('')}…` : line;
};

/** What the viewer's area was asked again and again without an answer in the knowledge base. @throws session.forbidden */
export const missingArticles = async (knowledge: Knowledge, viewer: Viewer): Promise<z.input<typeof listMissing.response>> => {
  if (!can(viewer, 'knowledge.write')) fail('session.forbidden');
  const { kernel, cases } = knowledge;
  const [book, config] = await Promise.all([knowledge.book(viewer.jurisdictionId), cases.config(viewer.jurisdictionId)]);
  const since = new Date(kernel.clock.now().getTime() - days * 86_400_000);
  const asked = await kernel.db.read(accessOf(viewer), (tx) => newestAnswered(tx, ['enquiry'], since, enquiries));
  const open = asked.filter(({ text, categoryCode }) => !book.rank(text, categoryCode, 5).some((fit) => fit.asked >= coveredFrom));
  return {
    asked: asked.length,
    covered: asked.length - open.length,
    items: clustersOf(open)
      .slice(0, told)
      .map((cluster) => {
        const [first, second] = cluster;
        const category = first?.categoryCode == null ? null : config.category(first.categoryCode);
        const shortest = [...cluster].sort((a, b) => a.text.length - b.text.length)[0];
        const answer = cluster.find((one) => one.answer !== null)?.answer ?? null;
        return {
          category: category && { code: category.code, name: category.name, nameEn: category.nameEn },
          count: cluster.length,
          dispatched: cluster.filter((one) => one.dispatched).length,
          words: first && second ? wordsInBoth(clean(first.text), clean(second.text)) : [],
          title: shortened(shortest?.text ?? ''),
          answer: answer === null ? null : clean(answer),
          cases: cluster.slice(0, 3).map(({ id, number }) => ({ id, number })),
        };
      }),
  };
};
