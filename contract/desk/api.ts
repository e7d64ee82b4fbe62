import { z } from 'zod';
import { actions } from '../cases/lifecycle.ts';
import { photo } from '../cases/photo.ts';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { done, id } from '../kernel/values.ts';

/** Texts for an act with placeholders, `{编号}`, and filters of the desk as they stand in its address. */
const templateContent = z.object({
  action: z.enum(actions).describe('the act it is offered with'),
  text: text.min(2).max(2_000),
});
const filterContent = z.object({
  search: z.record(z.string().max(20), z.union([z.string().max(100), z.array(z.string().max(40)).max(30)])),
});
export type FilterContent = z.infer<typeof filterContent>;
const viewedPage = line.max(80).describe('of which list it is: registers.two_new');
const viewContent = z.object({
  page: viewedPage,
  search: z.record(z.string().max(20), z.union([z.string().max(4_000), z.literal(true)])).describe('the address of the page, by its parts'),
});

const share = z
  .string()
  .regex(/^(organisation|area):[0-9a-f-]{6,40}$/)
  .meta({
    description: 'an organisation by its id or an area by its code, in which the viewer holds a post',
    examples: ['area:530702001'],
  });
const title = line.min(1).max(40);
const common = { id, title, shared: z.object({ key: share, name: z.string() }).nullable(), mine: z.boolean(), version: z.number().int() };
export const deskTemplate = z.object({ ...common, content: templateContent });
export type DeskTemplate = z.infer<typeof deskTemplate>;
export const deskFilter = z.object({ ...common, content: filterContent });
export type DeskFilter = z.infer<typeof deskFilter>;
export const keptView = z.object({ ...common, content: viewContent });
export type KeptView = z.infer<typeof keptView>;
const shares = z.array(z.object({ key: share, name: z.string() }));

export const getDeskItems = endpoint({
  method: 'GET',
  path: '/api/desk-items',
  access: 'session',
  summary: 'Templates and saved filters of one’s own and those colleagues share, by title; and with whom the viewer can share',
  response: z.object({
    templates: z.array(deskTemplate),
    filters: z.array(deskFilter),
    shares,
  }),
  errors: ['session.forbidden'],
});
export const getKeptViews = endpoint({
  method: 'GET',
  path: '/api/desk-items/views',
  access: 'session',
  summary: 'Views of a list, one’s own and those colleagues share, by title; and with whom the viewer can share',
  query: z.object({ page: viewedPage }),
  response: z.object({ items: z.array(keptView), shares }),
  errors: ['session.forbidden'],
});

export const suggestAnswers = endpoint({
  method: 'POST',
  path: '/api/answers/suggest',
  access: 'session',
  summary: 'What is known that may answer a matter, best first, each with where it is from; changes nothing',
  body: z.object({ text: z.string().max(10_000), categoryCode: z.string().max(20).nullable() }),
  response: z.object({
    items: z.array(
      z.object({
        title: z.string(),
        text: z.string().describe('may hold placeholders'),
        source: z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }),
        ref: id.optional().describe('names it within its source'),
        why: z
          .object({ words: z.array(z.string()), sameCategory: z.boolean() })
          .optional()
          .describe('words that stand in both; whether it is of the same category'),
      }),
    ),
  }),
  errors: ['session.forbidden'],
});

export const takeAnswer = endpoint({
  method: 'POST',
  path: '/api/answers/taken',
  access: 'session',
  summary: 'Tells the source of a known answer that it was taken over, so that it learns which help',
  body: z.object({ id, source: z.string().max(60), ref: id }),
  response: done,
  errors: ['session.forbidden', 'desk.item_not_found'],
});

const saved = {
  id,
  of: z.object({ id, version: z.number().int() }).nullable().describe('the one that is changed; null: a new one'),
  title,
  shared: share.nullable(),
};
const savingErrors = ['session.forbidden', 'desk.item_not_found', 'desk.item_changed', 'desk.too_many', 'desk.share_unknown'];
export const saveTemplate = endpoint({
  method: 'POST',
  path: '/api/desk-items/templates',
  access: 'session',
  summary: 'Keep an answer template, or change one; what is shared anybody it is shared with may change',
  body: z.object({ ...saved, content: templateContent }),
  response: z.object({ id }),
  errors: savingErrors,
});
export const saveFilter = endpoint({
  method: 'POST',
  path: '/api/desk-items/filters',
  access: 'session',
  summary: 'Keep filters of the desk under a name, or change those; what is shared anybody it is shared with may change',
  body: z.object({ ...saved, content: filterContent }),
  response: z.object({ id }),
  errors: savingErrors,
});
export const saveView = endpoint({
  method: 'POST',
  path: '/api/desk-items/views',
  access: 'session',
  summary: 'Keep what a list shows under a name, or change that; what is shared anybody it is shared with may change',
  body: z.object({ ...saved, content: viewContent }),
  response: z.object({ id }),
  errors: savingErrors,
});
export const removeDeskItem = endpoint({
  method: 'POST',
  path: '/api/desk-items/:itemId/remove',
  access: 'session',
  summary: 'Remove a template, a filter or a view',
  params: z.object({ itemId: id }),
  body: z.object({ id }),
  response: done,
  errors: ['session.forbidden', 'desk.item_not_found'],
});

/** A rectangle in thousandths of the photo's width and height, from its upper left corner. */
const side = z.number().int().min(0).max(1000);
export const rectangle = z.object({ x: side, y: side, width: side.min(5), height: side.min(5) });
export type Rectangle = z.infer<typeof rectangle>;

const ofPhoto = z.object({ caseId: id, photoId: id });
export const redactPhoto = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/photos/:photoId/cover',
  access: 'session',
  summary: 'Cover parts of a photo for everybody: the covered photo stands where the other stood, which is kept for those who may look',
  params: ofPhoto,
  body: z.object({ id, rectangles: z.array(rectangle).min(1).max(30), reason }),
  response: photo,
  errors: ['case.not_found', 'session.forbidden', 'desk.photo_not_found', 'desk.photo_changed', 'case.action_not_allowed'],
});
export const revealPhoto = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/photos/:photoId/uncover',
  access: 'session',
  summary: 'Show a photo without what covers it; logged with the reason',
  params: ofPhoto,
  body: z.object({ id, reason }),
  response: z.object({ jpeg: z.base64() }),
  errors: ['case.not_found', 'session.forbidden', 'desk.photo_not_found', 'desk.photo_uncovered'],
});

export const getCasePdf = fileEndpoint({
  method: 'GET',
  path: '/api/cases/:caseId/pdf',
  access: 'session',
  summary: 'The case as a paper (A4, PDF) as the viewer may read it, with what was done; on record in the audit trail',
  params: z.object({ caseId: id }),
  gives: 'application/pdf',
  errors: ['case.not_found', 'session.forbidden'],
});
