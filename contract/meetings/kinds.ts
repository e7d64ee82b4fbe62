import { z } from 'zod';
import { rhythm } from '../activities/rhythm.ts';
import { shortCode, text } from '../kernel/shapes.ts';
import { dated, half, terms, twoThirds } from '../kernel/terms.ts';
import { label } from '../kernel/values.ts';
import { participants } from '../proposals/values.ts';
import { minuteNeeds } from './values.ts';

export const kindCode = shortCode;
const title = label.extend({ zh: z.string().trim().min(1).max(40), en: z.string().trim().max(60).nullable() });

/** What holds for meetings from a day on, with the days of their notice. */
const meetingTerms = terms.extend({ noticeDays: z.number().int().min(0).max(60).describe('whole days between notice and meeting') });
export type Terms = z.output<typeof meetingTerms>;

/** What meetings of one kind have in common. */
export const meetingKind = z.strictObject({
  code: kindCode,
  title,
  retired: z.boolean().default(false).describe('no new body of it'),
  open: z.boolean().describe('residents see when it meets, what about, and what came of it'),
  chairedBy: title.describe('who chairs it'),
  size: z.strictObject({ least: z.number().int().min(1).max(2_000), most: z.number().int().min(1).max(2_000) }).nullable(),
  terms: dated(meetingTerms),
  rhythm: rhythm.nullable().describe('the fixed days on which bodies of it meet, unless one says otherwise'),
  topicDays: z.number().int().min(0).max(60).describe('topics are handed in so many days before'),
  proxies: z.number().int().min(0).max(10).describe('how many one may speak for; 0: nobody sends a proxy'),
  raiseAfter: z
    .number()
    .int()
    .min(1)
    .max(10)
    .nullable()
    .describe('found unsolved so often, a matter is taken to the next higher level; null: never'),
  needs: z.array(z.enum(minuteNeeds)).max(minuteNeeds.length).default([]).describe('what minutes must say before a meeting is closed'),
  takes: z
    .array(z.enum(participants))
    .max(participants.length)
    .default([])
    .describe('whose steps of a proposal are held at meetings of it; empty: anybody’s'),
  publicDays: z.number().int().min(1).max(365).nullable().describe('days for which what was resolved is published; null: it is not'),
  note: text.max(500).default(''),
});
export type MeetingKind = z.output<typeof meetingKind>;

export const meetingKinds = z.strictObject({ kinds: z.array(meetingKind).max(40) });
export type MeetingKinds = z.output<typeof meetingKinds>;

const every = (period: 'month' | 'quarter' | 'half_year' | 'year', on: number, hours: [string, string]): MeetingKind['rhythm'] => ({
  every: period,
  days: 'monthdays',
  on: [on],
  times: 1,
  hours: [hours],
  from: '2024-01-01',
  until: null,
  seasons: [],
});
const usual = {
  retired: false,
  open: false,
  size: null,
  topicDays: 3,
  proxies: 0,
  raiseAfter: null,
  needs: ['chair', 'recorder'],
  publicDays: null,
  note: '',
} as const;
const since = '2020-01-01';

/** The kinds that come along. Periods and sizes are those seen in places; each is to be adapted. */
export const shippedKinds: readonly MeetingKind[] = [
  {
    ...usual,
    needs: [...usual.needs],
    code: 'joint',
    takes: ['committees', 'residents'],
    title: { zh: '联席会议', en: 'Joint meeting' },
    chairedBy: { zh: '社区党组织书记', en: 'Secretary of the community' },
    terms: [
      {
        since,
        quorum: { of: 'due', ...half },
        majority: { of: 'present', ...half },
        noticeDays: 3,
        source: '联席会议制度：议题提前三日，按月、季或半年召开，每件事明确责任单位和时限',
      },
    ],
    rhythm: every('quarter', 20, ['14:30', '16:30']),
    proxies: 1,
    raiseAfter: 2,
    publicDays: 7,
    note: '成员单位可委托他人参会。同一事项两次未解决的，由上一级主持（提级召集）。',
  },
  {
    ...usual,
    needs: [...usual.needs],
    code: 'party_committee',
    takes: ['branch', 'committees'],
    title: { zh: '社区“大党委”会议', en: 'Meeting of the big party committee' },
    chairedBy: { zh: '“大党委”书记', en: 'Secretary of the big party committee' },
    terms: [
      {
        since,
        quorum: { of: 'due', ...half },
        majority: { of: 'due', ...half },
        noticeDays: 3,
        source: '“大党委”议事规则：过半数成员到会，应到成员过半数赞成',
      },
    ],
    rhythm: every('quarter', 10, ['15:00', '16:30']),
    raiseAfter: 2,
  },
  {
    ...usual,
    needs: [...usual.needs],
    code: 'council',
    takes: ['residents'],
    title: { zh: '红色议事厅', en: 'Red council' },
    open: true,
    chairedBy: { zh: '小区党支部书记', en: 'Secretary of the estate branch' },
    size: { least: 5, most: 30 },
    terms: [
      {
        since,
        quorum: { of: 'due', ...twoThirds },
        majority: { of: 'present', ...half },
        noticeDays: 2,
        source: '议事会规则：约二十人，每月一次，议题提前二至三日告知，三分之二以上成员到会',
      },
    ],
    rhythm: every('month', 15, ['19:00', '20:30']),
    topicDays: 2,
    raiseAfter: 2,
    publicDays: 7,
    note: '每月固定一天。当场能办的当场办，不能当场办的明确责任单位和时限。',
  },
  {
    ...usual,
    needs: [...usual.needs, 'absences'],
    code: 'branch',
    takes: ['branch', 'members'],
    title: { zh: '支部党员大会', en: 'Branch meeting' },
    chairedBy: { zh: '支部书记', en: 'Secretary of the branch' },
    terms: [
      {
        since,
        quorum: { of: 'due', ...half },
        majority: { of: 'due', ...half },
        noticeDays: 3,
        source: '四议两公开党员大会：方案提前三日告知；到会比例以当地规定为准（常见为三分之二以上）',
      },
    ],
    rhythm: every('quarter', 5, ['19:00', '21:00']),
  },
  {
    ...usual,
    needs: [...usual.needs, 'absences', 'words'],
    code: 'residents',
    takes: ['delegates', 'residents'],
    title: { zh: '居民代表会议', en: 'Meeting of residents’ delegates' },
    open: true,
    chairedBy: { zh: '居民委员会主任', en: 'Head of the residents’ committee' },
    terms: [
      {
        since: '1990-01-01',
        quorum: { of: 'due', ...half },
        majority: { of: 'present', ...half },
        noticeDays: 3,
        source: '城市居民委员会组织法（2025年12月31日前文本）：过半数到会，到会过半数通过',
      },
      {
        since: '2026-01-01',
        quorum: { of: 'due', ...half },
        majority: { of: 'present', ...half },
        noticeDays: 3,
        source: '城市居民委员会组织法（2026年1月1日起修订文本）：到会和通过比例请按新法条文核对后修改',
      },
    ],
    rhythm: every('half_year', 25, ['14:30', '17:00']),
    raiseAfter: 2,
    publicDays: 7,
  },
  {
    ...usual,
    needs: [...usual.needs, 'absences', 'words'],
    code: 'villagers',
    takes: ['delegates', 'residents'],
    title: { zh: '村民代表会议', en: 'Meeting of villagers’ delegates' },
    open: true,
    chairedBy: { zh: '村民委员会主任', en: 'Head of the villagers’ committee' },
    terms: [
      {
        since: '2018-12-29',
        quorum: { of: 'due', ...twoThirds },
        majority: { of: 'present', ...half },
        noticeDays: 10,
        source: '村民委员会组织法：每季度一次，三分之二以上代表到会，到会过半数通过，提前十日告知',
      },
    ],
    rhythm: every('quarter', 15, ['09:00', '11:00']),
    publicDays: 7,
  },
  {
    ...usual,
    needs: [...usual.needs, 'absences', 'words'],
    code: 'owners',
    takes: ['residents'],
    title: { zh: '业主大会会议', en: 'Owners’ assembly' },
    open: true,
    chairedBy: { zh: '业主委员会或筹备组', en: 'Owners’ committee or preparatory group' },
    terms: [
      {
        since: '2021-01-01',
        quorum: { of: 'due', ...twoThirds },
        majority: { of: 'present', ...half },
        noticeDays: 15,
        source: '民法典第278条，会议召开十五日前通知；按面积和人数的表决在“业主大会”中办理',
      },
    ],
    rhythm: every('year', 20, ['09:30', '11:30']),
    proxies: 3,
    publicDays: 15,
    note: '年会次数各地不同（北京、河南两次，上海一次）。',
  },
];
