import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { channels } from '../kernel/notices.ts';
import { line, mobile, smsCode } from '../kernel/shapes.ts';
import { done, id, moment, page, paging } from '../kernel/values.ts';

const channel = z.enum(channels);
const keptDays = z.number().int().describe('days notices are kept');

/** A notice in the inbox, worded in the caller's language. */
export const notice = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  page: z.string().describe('path of the page it leads to, on this site'),
  at: moment,
  read: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  access: 'session',
  summary: 'The own inbox, newest first',
  query: z.object({ ...paging, unread: z.stringbool().optional().describe('only those not read yet') }),
  response: page(notice).extend({ keptDays }),
});

/** Unread notices are counted up to this; one more stands for “more”. */
export const unreadShown = 99;
export const countNotices = endpoint({
  method: 'GET',
  path: '/api/notices/count',
  access: 'session',
  summary: 'How many notices of the own inbox are unread; 100 stands for more than 99',
  response: z.object({ unread: z.number().int() }),
});

export const readNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  access: 'session',
  summary: 'Mark notices of the own inbox as read: some, or all up to the newest one seen',
  body: z.union([z.object({ ids: z.array(id).min(1).max(200) }), z.object({ upTo: id.describe('this one and all older ones') })]),
  response: z.object({ unread: z.number().int() }),
});

const emailAddress = z
  .email()
  .max(200)
  .meta({ examples: ['clerk@example.org'] });
const pushEndpoint = z
  .url()
  .max(2000)
  .meta({ examples: ['https://push.example.org/send/1'] });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** When and in which language messages leave for a person. */
const manner = z.object({
  quiet: z.object({ from: time, to: time }).nullable().describe('Shanghai time; urgent notices pass'),
  digestAt: time.nullable().describe('e-mails that are not urgent come together once a day at this time'),
  language: z.enum(['zh-CN', 'en']).describe('language of messages outside these pages'),
});

export const noticeSettings = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      urgent: z.boolean(),
      channels: z.object({ push: z.boolean(), email: z.boolean(), sms: z.boolean() }),
    }),
  ),
  available: z.object({ push: z.boolean(), email: z.boolean(), sms: z.boolean() }).describe('channels this installation has a gateway for'),
  phone: z.string().nullable().describe('masked number texts go to'),
  email: z.object({ address: z.string(), confirmed: z.boolean() }).nullable(),
  ...manner.shape,
  pushKey: z.string().nullable().describe('public key browsers subscribe with (VAPID, base64url)'),
});
export type NoticeSettings = z.infer<typeof noticeSettings>;

export const getNoticeSettings = endpoint({
  method: 'GET',
  path: '/api/notices/settings',
  access: 'session',
  summary: 'What the own account gets told by which channel, and when',
  response: noticeSettings,
});

export const setNoticeSettings = endpoint({
  method: 'PUT',
  path: '/api/notices/settings',
  access: 'session',
  summary: 'Choose channels by kind, quiet hours, digest and language; a kind that is not named keeps what it had',
  body: manner.extend({
    channels: z.array(z.object({ kind: z.string().max(80), push: z.boolean(), email: z.boolean(), sms: z.boolean() })).max(100),
  }),
  response: noticeSettings,
  errors: ['notices.kind_unknown'],
});

export const setEmail = endpoint({
  method: 'PUT',
  path: '/api/notices/email',
  access: 'session',
  summary: 'Give (or, with null, take away) the own e-mail address; a code is sent to it that confirms it',
  body: z.object({ address: emailAddress.nullable() }),
  response: done,
  errors: ['notices.gateway_missing', 'notices.gateway_failed', 'notices.email_too_many'],
});

export const confirmEmail = endpoint({
  method: 'POST',
  path: '/api/notices/email/confirm',
  access: 'session',
  summary: 'Confirm the own e-mail address with the code sent to it',
  body: z.object({ code: smsCode }),
  response: done,
  errors: ['notices.email_code_wrong', 'notices.email_too_many'],
});

export const subscribePush = endpoint({
  method: 'PUT',
  path: '/api/notices/push',
  access: 'session',
  summary: 'Let this browser get notices by web push; whoever had it before gets them there no more',
  body: z.object({
    endpoint: pushEndpoint,
    keys: z
      .object({ p256dh: z.string().min(80).max(100), auth: z.string().min(20).max(30) })
      .meta({ examples: [{ p256dh: 'B'.padEnd(87, 'A'), auth: 'A'.repeat(22) }] }),
  }),
  response: done,
  errors: ['notices.gateway_missing', 'notices.push_service_unknown'],
});

export const unsubscribePush = endpoint({
  method: 'POST',
  path: '/api/notices/push/end',
  access: 'session',
  summary: 'Send no more web push to this browser',
  body: z.object({ endpoint: pushEndpoint }),
  response: done,
});

/** States of a message on its way by one channel. */
export const deliveryStates = ['waiting', 'sent', 'failed', 'dropped'] as const;

/** One message on its way, without who gets it. */
export const noticeDelivery = z.object({
  id: z.string(),
  at: moment.describe('when the notice was made'),
  kind: z.string(),
  channel,
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  reason: z.string().nullable().describe('why the last try failed, as far as it names nobody'),
  nextAt: moment.nullable().describe('when it is tried (again)'),
});
export type NoticeDelivery = z.infer<typeof noticeDelivery>;

export const listNoticeDeliveries = endpoint({
  method: 'GET',
  path: '/api/notice-deliveries',
  access: 'session',
  summary: 'Messages sent, waiting and failed by channel, newest first, without their receivers (system administrator)',
  query: z.object({ ...paging, channel: channel.optional(), state: z.enum(deliveryStates).optional() }),
  response: page(noticeDelivery).extend({ keptDays }),
});

export const getGateways = endpoint({
  method: 'GET',
  path: '/api/gateways',
  access: 'session',
  summary: 'Which gateways this installation has and how they did in the last day (system administrator)',
  response: z.object({
    items: z.array(
      z.object({
        channel,
        configured: z.boolean(),
        detail: z.string().nullable().describe('host it speaks to; never a password'),
        sent: z.number().int(),
        failed: z.number().int(),
        waiting: z.number().int(),
      }),
    ),
  }),
});

export const sendTest = endpoint({
  method: 'POST',
  path: '/api/gateways/test',
  access: 'session',
  summary: 'Send a test message to a phone, an address or the own browsers at once (system administrator)',
  body: z.discriminatedUnion('channel', [
    z.object({ id, channel: z.literal('sms'), to: mobile }),
    z.object({ id, channel: z.literal('email'), to: emailAddress }),
    z.object({ id, channel: z.literal('push'), to: line.max(0).nullable().default(null) }),
  ]),
  response: done,
  errors: ['notices.gateway_missing', 'notices.gateway_failed'],
});
