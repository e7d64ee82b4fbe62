import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { done, id, moment } from '../kernel/values.ts';

/** Families of browsers, apps with a browser inside them among these, and of systems that are told apart. */
export const browsers = [
  'wecom',
  'wechat',
  'dingtalk',
  'feishu',
  'alipay',
  'edge',
  'qq',
  'uc',
  '360',
  'huawei',
  'xiaomi',
  'samsung',
  'opera',
  'firefox',
  'chrome',
  'safari',
] as const;
export const systems = ['harmony', 'android', 'ios', 'windows', 'mac', 'linux'] as const;

/** A browser in which the account is signed in. */
export const session = z.object({
  id,
  current: z.boolean().describe('the session of this request'),
  browser: z.enum(browsers).nullable(),
  system: z.enum(systems).nullable(),
  network: z
    .object({
      kind: z.enum(['local', 'inside', 'outside']).describe('this computer itself, a network inside an organisation, the internet'),
      shown: z.string().describe('shortened: 10.1.*.*; no more is kept'),
      same: z.boolean().describe('the network of this request'),
    })
    .nullable(),
  signedInAt: moment,
  lastSeenAt: moment.describe('to the minute'),
});
export type Session = z.infer<typeof session>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  openWithTemporaryPassword: true,
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'Where the own account is signed in, this browser first, then by last use',
  response: z.object({ items: z.array(session) }),
});

export const endSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/end',
  openWithTemporaryPassword: true,
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'Sign the own account out in one browser; one that has ended already is no error',
  params: z.object({ sessionId: id }),
  body: z.object({}),
  response: done,
});

export const endSessions = endpoint({
  method: 'POST',
  path: '/api/sessions/end',
  openWithTemporaryPassword: true,
  openWithoutSecondFactor: true,
  access: 'session',
  summary: 'Sign the own account out everywhere, or everywhere else; its devices are no longer remembered as known',
  body: z.object({ which: z.enum(['others', 'all']) }),
  response: z.object({ ended: z.number().int() }),
});
