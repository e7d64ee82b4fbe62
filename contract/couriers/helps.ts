import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, mobile, reason, text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { helpKinds, helpStates } from './help-values.ts';

export * from './help-values.ts';

const kind = z.enum(helpKinds);
const state = z.enum(helpStates);
const area = z.object({ code: z.string(), name: z.string() });
const ofHelp = z.object({ helpId: id });

/** What somebody asked for quietly, as they see it themselves. */
export const ownHelp = z.object({
  id,
  kind,
  area: area.describe('the community that was asked'),
  state,
  askedOn: day,
  until: day.describe('the last day on which anybody may read it'),
  words: z.string().nullable().describe('null once it is over'),
  answer: z.string().nullable().describe('what whoever takes care of it has told'),
});
export type OwnHelp = z.infer<typeof ownHelp>;
export const ownHelps = z.object({ open: ownHelp.nullable(), over: z.array(ownHelp), days: z.number().int() });
export type OwnHelps = z.infer<typeof ownHelps>;

export const myHelps = endpoint({
  method: 'GET',
  path: '/api/courier/helps',
  access: 'session',
  summary: 'What one has asked for quietly: what is open, and that earlier ones are over',
  response: ownHelps,
});
export const askHelp = endpoint({
  method: 'POST',
  path: '/api/courier/helps',
  access: 'session',
  summary: 'Asks a community quietly for help: one of its workers takes it on and alone reads it, until it is over',
  body: z.object({
    id,
    kind,
    words: text.min(4).max(500),
    areaCode: z.string().max(20).describe('a community or what lies in one'),
    name: line.min(1).max(40).describe('how to call them; any name will do'),
    phone: mobile.nullable().default(null).describe('null: that of the account'),
    consent: z.literal(true).describe('that whoever takes it on reads it, and gets in touch'),
  }),
  response: ownHelps,
  errors: ['session.forbidden', 'territory.area_not_found', 'couriers.help_open', 'couriers.help_community'],
});
export const withdrawHelp = endpoint({
  method: 'POST',
  path: '/api/courier/helps/:helpId/withdraw',
  access: 'session',
  summary: 'Takes it back, or says that it is over: nobody reads it any more, at once',
  params: ofHelp,
  body: z.object({ id, helped: z.boolean().default(false) }),
  response: ownHelps,
  errors: ['couriers.help_not_found'],
});

/** What waits for somebody in an area: no name and no words. */
export const deskHelp = z.object({
  id,
  kind,
  area,
  state,
  askedOn: day,
  until: day,
  answeredAt: moment.nullable(),
  mine: z.boolean().describe('the viewer takes care of it'),
  own: z.boolean().describe('the viewer asked for it, and somebody else takes it on'),
  left: z.boolean().describe('whoever took it on has no post there any more'),
});
export type DeskHelp = z.infer<typeof deskHelp>;
export const listHelps = endpoint({
  method: 'GET',
  path: '/api/courier-helps',
  access: 'session',
  summary: 'What was asked for quietly in the viewer’s areas and is open, oldest first; neither names nor words',
  query: z.object(paging),
  response: page(deskHelp),
  errors: ['session.forbidden'],
});
const refusals = ['couriers.help_not_found', 'couriers.help_taken', 'session.forbidden'] as const;
export const takeHelp = endpoint({
  method: 'POST',
  path: '/api/courier-helps/:helpId/take',
  access: 'session',
  summary: 'Takes it on: one does, and alone reads it from then on',
  params: ofHelp,
  body: z.object({ id }),
  response: deskHelp,
  errors: [...refusals, 'couriers.help_own'],
});
export const readHelp = endpoint({
  method: 'POST',
  path: '/api/courier-helps/:helpId/look',
  access: 'session',
  summary: 'Who asked, how to reach them and what they wrote; each look is kept with its reason',
  params: ofHelp,
  body: z.object({ id, reason }),
  response: z.object({ name: z.string(), phone: z.string().nullable(), words: z.string(), answer: z.string().nullable() }),
  errors: [...refusals],
});
export const answerHelp = endpoint({
  method: 'POST',
  path: '/api/courier-helps/:helpId/answer',
  access: 'session',
  summary: 'Tells whoever asked what was done; with `over` it ends and the answer alone is left',
  params: ofHelp,
  body: z.object({ id, words: text.min(2).max(500), over: z.boolean() }),
  response: deskHelp,
  errors: [...refusals],
});
export const passHelp = endpoint({
  method: 'POST',
  path: '/api/courier-helps/:helpId/pass',
  access: 'session',
  summary: 'Leaves it to a colleague: it waits again, and the viewer reads it no more',
  params: ofHelp,
  body: z.object({ id }),
  response: deskHelp,
  errors: [...refusals],
});
