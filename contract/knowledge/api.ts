import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { done, id, moment, searched } from '../kernel/values.ts';
import { topics } from './topics.ts';

const code = line.max(20);
const count = z.number().int();
const topic = z.enum(topics);

/** An answer as lists show it. */
export const articleItem = z.object({
  id,
  title: z.string(),
  topic,
  excerpt: z.string().describe('how the answer begins'),
  open: z.boolean().describe('everybody may read it; else staff alone'),
});
export type ArticleItem = z.infer<typeof articleItem>;

/** An answer that fits what somebody asks, and why. */
export const articleMatch = articleItem.extend({
  why: z.object({ words: z.array(z.string()).describe('that stand in both'), sameCategory: z.boolean() }),
});
export type ArticleMatch = z.infer<typeof articleMatch>;

export const article = articleItem.extend({
  answer: z.string(),
  steps: z.array(z.string()),
  contacts: z.string().nullable(),
  source: z.string().nullable(),
  owner: z.string().nullable().describe('the organisation that keeps it up to date'),
  area: z.string().nullable().describe('where it holds; null: everywhere'),
  reviewOn: z.string().nullable(),
  updatedAt: moment,
});
export type Article = z.infer<typeof article>;

const own = { articleId: id };

export const searchArticles = endpoint({
  method: 'GET',
  path: '/api/knowledge/articles',
  access: 'public',
  summary: 'Answers with these words – any run of them, pinyin or initials of the title – or of a topic; staff also see internal ones',
  query: z.object({ q: searched(60).optional(), topic: topic.optional(), area: code.optional().describe('that hold there') }),
  response: z.object({ items: z.array(articleItem), more: count.describe('how many there are besides') }),
  errors: ['territory.area_not_found', 'request.too_many'],
});

export const getArticle = endpoint({
  method: 'GET',
  path: '/api/knowledge/articles/:articleId',
  access: 'public',
  summary: 'One answer; internal ones for staff alone',
  params: z.object(own),
  response: article,
  errors: ['knowledge.article_not_found', 'request.too_many'],
});

export const suggestArticles = endpoint({
  method: 'POST',
  path: '/api/knowledge/suggest',
  access: 'public',
  summary: 'Open answers that perhaps answer what somebody is about to ask, best first; at most three',
  body: z.object({
    text: text.min(2).max(2000),
    categoryCode: code.nullable().default(null),
    area: code.nullable().default(null).describe('where the matter lies'),
  }),
  response: z.object({ items: z.array(articleMatch) }),
  errors: ['request.too_many'],
});

export const rateArticle = endpoint({
  method: 'POST',
  path: '/api/knowledge/articles/:articleId/votes',
  access: 'public',
  summary: 'Says whether an open answer was useful; nobody is told by whom, the same id again counts once',
  params: z.object(own),
  body: z.object({ id, useful: z.boolean() }),
  response: done,
  errors: ['knowledge.article_not_found', 'request.too_many'],
});

export const listArticleUse = endpoint({
  method: 'GET',
  path: '/api/knowledge/use',
  access: 'session',
  summary:
    'How often answers were suggested, read and taken in thirty days, whether they helped, and what is asked of their category since',
  response: z.object({
    items: z.array(
      articleItem.extend({
        shown: count.describe('suggested to somebody'),
        read: count,
        taken: count.describe('taken over by the desk'),
        useful: count,
        useless: count,
        asked: count.nullable().describe('reports of its category in the last thirty days; null without a category'),
        askedBefore: count.nullable().describe('in the thirty days before these'),
        reviewOn: z.string().nullable(),
      }),
    ),
  }),
});
export type ArticleUse = z.infer<typeof listArticleUse.response>['items'][number];

export const listMissing = endpoint({
  method: 'GET',
  path: '/api/knowledge/missing',
  access: 'session',
  summary: 'What was asked and answered again and again in ninety days without an answer here, most often first, with a draft',
  response: z.object({
    asked: count.describe('enquiries looked at'),
    covered: count.describe('of these, for which there is an answer'),
    items: z.array(
      z.object({
        category: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }).nullable(),
        count,
        dispatched: count.describe('of these, dispatched to somebody'),
        words: z.array(z.string()).describe('they have in common'),
        title: z.string(),
        answer: z.string().nullable().describe('as it was given, without people; null where nobody answered'),
        cases: z.array(z.object({ id, number: z.string() })).describe('the newest three'),
      }),
    ),
  }),
});
export type Missing = z.infer<typeof listMissing.response>['items'][number];
