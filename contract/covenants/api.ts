import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { terms } from '../kernel/terms.ts';
import { day, id, label, moment, page, paging } from '../kernel/values.ts';
import { covenantKindSet } from './kinds.ts';
import { covenantSteps, covenantViews, covenantWays, longestArticle, mostArticles, versionStates } from './values.ts';

const count = z.number().int();
const areaCode = line.max(20);
export const covenantKind = kindCode(covenantKindSet);
const articleKey = z.string().regex(/^[a-z0-9-]{1,40}$/);
const article = z.object({ key: articleKey, heading: line.max(40).default(''), text: text.min(1).max(longestArticle) });
const articles = z.array(article).min(1).max(mostArticles);
const shownArticle = z.object({ key: z.string(), heading: z.string(), text: z.string() });
export type Article = z.infer<typeof shownArticle>;
const largestText = 256 * 1024;

const figures = z.object({
  due: count.min(0).max(1_000_000_000),
  present: count.min(0).max(1_000_000_000),
  yes: count.min(0).max(1_000_000_000),
  no: count.min(0).max(1_000_000_000),
  abstain: count.min(0).max(1_000_000_000),
});
const sitting = z.object({
  heldOn: day,
  heads: figures,
  area: figures.nullable().describe('in hundredths of a square metre, of estates'),
  women: count.nullable(),
  outcome: z.enum(['no_quorum', 'fallen', 'carried']),
  source: z.string().nullable().describe('the rule it went by'),
});
export type CovenantSitting = z.infer<typeof sitting>;

/** A covenant as lists show it. */
export const covenantItem = z.object({
  id,
  kind: covenantKind,
  kindTitle: label,
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  inForce: count.nullable().describe('number of the version in force'),
  effectiveOn: day.nullable(),
  reviewOn: day.nullable(),
  making: z
    .object({ number: count, state: z.enum(versionStates), commentUntil: day.nullable() })
    .nullable()
    .describe('the version that is being made'),
});
export type CovenantItem = z.infer<typeof covenantItem>;

export const covenantVersion = z.object({
  number: count,
  state: z.enum(versionStates),
  edit: count.describe('how often its articles were changed'),
  basedOn: count.nullable(),
  reason: z.string(),
  articles: z.array(shownArticle),
  commentFrom: day.nullable(),
  commentUntil: day.nullable(),
  refused: z.string().nullable().describe('why the street sent it back, as long as it has not passed'),
  checked: z.string().nullable(),
  checkedAt: moment.nullable(),
  way: z.enum(covenantWays).nullable(),
  voteId: id.nullable(),
  voteFrom: day.nullable(),
  voteUntil: day.nullable(),
  sittings: z.array(sitting),
  filedNumber: z.string().nullable(),
  filedOn: day.nullable(),
  effectiveOn: day.nullable(),
  disclosureId: id.nullable(),
  comments: count,
  unanswered: count,
});
export type CovenantVersion = z.infer<typeof covenantVersion>;

export const covenantActs = [...covenantSteps, 'edit', 'revise', 'keep', 'comment', 'answer'] as const;
export type CovenantAct = (typeof covenantActs)[number];
export const covenant = covenantItem.extend({
  versions: z.array(covenantVersion).describe('newest first; those that were never shown are for those who follow covenants there'),
  rule: terms.describe('by how many it is adopted today, and the rule that says so'),
  reviews: z.array(z.object({ on: day, words: z.string() })).describe('when it was looked at and kept'),
  acts: z.array(z.enum(covenantActs)).describe('what the viewer may do now'),
});
export type Covenant = z.infer<typeof covenant>;

const ofCovenant = z.object({ covenantId: id });
const where = { area: areaCode.optional().describe('code: there and below'), kind: covenantKind.optional() };
const seen = ['covenants.covenant_not_found'] as const;
const managing = [...seen, 'session.forbidden'] as const;

export const listOpenCovenants = endpoint({
  method: 'GET',
  path: '/api/open/covenants',
  access: 'public',
  summary: 'Covenants in force, and drafts of which residents are asked what they think',
  query: z.object({ ...where, view: z.enum(['all', 'comment']).default('all'), ...paging }),
  response: page(covenantItem),
  errors: ['territory.area_not_found'],
});
export const getCovenant = endpoint({
  method: 'GET',
  path: '/api/covenants/:covenantId',
  access: 'public',
  summary:
    'A covenant with its versions and what the viewer may do; what residents were never asked of is for those who follow covenants there',
  params: ofCovenant,
  response: covenant,
  errors: seen,
});
export const listCovenants = endpoint({
  method: 'GET',
  path: '/api/covenants',
  access: 'session',
  summary: 'Covenants of the areas the viewer follows; `review`: those to be looked at again soon',
  query: z.object({ ...where, view: z.enum(covenantViews).default('all'), ...paging }),
  response: page(covenantItem).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const listCovenantTemplates = endpoint({
  method: 'GET',
  path: '/api/covenant-templates',
  access: 'session',
  summary: 'Templates by kind, from which a draft may begin',
  response: z.object({ templates: z.array(z.object({ kind: z.string(), title: z.string(), articles: z.array(shownArticle) })) }),
});

export const createCovenant = endpoint({
  method: 'POST',
  path: '/api/covenants',
  access: 'session',
  status: 201,
  summary: 'Begins the first draft of a covenant, from the template of its kind or from nothing',
  body: z.object({ id, areaCode, kind: covenantKind, title: line.min(4).max(60), fromTemplate: z.boolean().default(true) }),
  response: covenant,
  errors: ['territory.area_not_found', 'session.forbidden', 'platform.kind_unknown'],
});
export const changeCovenantDraft = endpoint({
  method: 'PUT',
  path: '/api/covenants/:covenantId/draft',
  access: 'session',
  summary: 'Changes the articles of the version that is being made, while they may be; on what the editor saw last alone',
  params: ofCovenant,
  body: z.object({ id, number: count, edit: count, articles }),
  largestBody: largestText,
  response: covenant,
  errors: [...managing, 'covenants.not_making', 'covenants.changed', 'covenants.fixed', 'covenants.same', 'covenants.article_twice'],
});
export const reviseCovenant = endpoint({
  method: 'POST',
  path: '/api/covenants/:covenantId/revise',
  access: 'session',
  summary: 'Begins a new version from the one in force, with the reason; one at a time',
  params: ofCovenant,
  body: z.object({ id, words: text.min(2).max(500) }),
  response: covenant,
  errors: [...managing, 'covenants.making', 'covenants.nothing_in_force'],
});
export const keepCovenant = endpoint({
  method: 'POST',
  path: '/api/covenants/:covenantId/keep',
  access: 'session',
  summary: 'Notes that a covenant was looked at and stays as it is; it is looked at again after the usual months',
  params: ofCovenant,
  body: z.object({ id, words: text.min(2).max(500) }),
  response: covenant,
  errors: [...managing, 'covenants.making', 'covenants.nothing_in_force'],
});
export const stepCovenant = endpoint({
  method: 'POST',
  path: '/api/covenants/:covenantId/steps',
  access: 'session',
  summary:
    'Takes the version that is being made one step on: asks residents, ends that, hands it to the street, which passes or refuses it, has it voted on, enters the result, files and publishes it. Penalties by force are refused with their words',
  params: ofCovenant,
  body: z.object({
    id,
    number: count,
    step: z.enum(covenantSteps),
    words: text.max(500).default(''),
    fromOn: day.nullable().default(null),
    untilOn: day.nullable().default(null),
    way: z.enum(covenantWays).nullable().default(null),
    heldOn: day.nullable().default(null),
    heads: figures.nullable().default(null),
    area: figures.nullable().default(null),
    women: count.min(0).max(1_000_000).nullable().default(null),
    documentIds: z.array(id).max(9).default([]),
    filedNumber: line.max(40).default(''),
  }),
  response: covenant,
  errors: [
    ...managing,
    'covenants.not_making',
    'covenants.step_over',
    'covenants.words_needed',
    'covenants.comments_short',
    'covenants.day_far',
    'covenants.comments_run',
    'covenants.penalty',
    'covenants.own',
    'covenants.way_wrong',
    'covenants.vote_days',
    'covenants.vote_decides',
    'covenants.figures_needed',
    'covenants.none_due',
    'covenants.present_over',
    'covenants.votes_over',
    'covenants.women_needed',
    'covenants.held_wrong',
    'covenants.minutes_needed',
    'covenants.number_needed',
    'covenants.effective_past',
    'file.not_found',
    'file.already_used',
    'file.too_many',
  ],
});

/** What somebody said about an article. Names are masked but one's own. */
export const covenantComment = z.object({
  id,
  by: z.string(),
  own: z.boolean(),
  staff: z.boolean(),
  number: count,
  article: z.string().nullable(),
  words: z.string().nullable().describe('null: taken off'),
  at: moment,
  answer: z.string().nullable(),
  hidden: z.string().nullable(),
});
export type CovenantComment = z.infer<typeof covenantComment>;
export const listCovenantComments = endpoint({
  method: 'GET',
  path: '/api/covenants/:covenantId/comments',
  access: 'public',
  summary: 'What was said about a version, newest first',
  params: ofCovenant,
  query: z.object({ number: z.coerce.number().int(), ...paging }),
  response: page(covenantComment),
  errors: seen,
});
export const commentCovenant = endpoint({
  method: 'POST',
  path: '/api/covenants/:covenantId/comments',
  access: 'session',
  status: 201,
  summary: 'Says something about an article or the whole while residents are asked; so many a day each, and nothing twice',
  params: ofCovenant,
  body: z.object({ id, number: count, article: articleKey.nullable().default(null), words: text.min(2).max(500) }),
  response: covenantComment,
  errors: [
    ...seen,
    'session.forbidden',
    'covenants.not_commenting',
    'covenants.article_not_found',
    'covenants.comments_many',
    'covenants.said_before',
  ],
});
export const answerCovenantComment = endpoint({
  method: 'POST',
  path: '/api/covenant-comments/:commentId/answer',
  access: 'session',
  summary: 'Answers a comment, or takes it off with the reason, which stands in its place',
  params: z.object({ commentId: id }),
  body: z.object({ id, words: text.min(2).max(500), hide: z.boolean().default(false) }),
  response: covenantComment,
  errors: ['covenants.comment_not_found', 'session.forbidden', 'covenants.own'],
});

export const exportCovenants = fileEndpoint({
  method: 'GET',
  path: '/api/covenants/sheet',
  access: 'session',
  summary: 'Workbook of covenants and of the articles in force. Nobody is named in it',
  query: z.object({ ...where, view: z.enum(covenantViews).default('all') }),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
export const exportCovenantArticles = fileEndpoint({
  method: 'GET',
  path: '/api/covenants/:covenantId/articles/sheet',
  access: 'session',
  summary: 'Workbook of the articles of the newest version; filled in, it is brought back',
  params: ofCovenant,
  gives: workbookType,
  errors: ['session.forbidden', ...seen, 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const articleImport = z.object({
  dryRun: z.boolean(),
  added: count,
  changed: count,
  removed: count,
  same: count,
  penalties: count.describe('words by which the covenant would punish: it would not pass the street'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type ArticleImport = z.infer<typeof articleImport>;
export const importCovenantArticles = fileEndpoint({
  method: 'POST',
  path: '/api/covenant-articles/import',
  access: 'session',
  summary:
    'Puts the articles of a workbook in the place of those of the version that is being made, all of them or none; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), covenantId: id, dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: articleImport,
  errors: [
    'session.forbidden',
    ...seen,
    'covenants.not_making',
    'covenants.fixed',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.line_full',
  ],
});
