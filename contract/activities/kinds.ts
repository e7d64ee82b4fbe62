import { z } from 'zod';
import { formSchema } from '../kernel/form/shape.ts';
import { kindCode as kindOf } from '../kernel/kind-shapes.ts';
import { shortCode, text } from '../kernel/shapes.ts';
import { label } from '../kernel/values.ts';
import { workLineCode } from '../territory/lines.ts';
import { skillSet } from '../volunteers/kinds.ts';
import { checkIns, hourRules, joiners, volunteering } from './kind-values.ts';

export const kindCode = shortCode;
const title = label.extend({ zh: z.string().trim().min(1).max(40), en: z.string().trim().max(60).nullable() });
const minutes = z.number().int().min(1).max(1_440);

/** What activities of one kind have in common; one keeps what was so when it was announced. */
export const activityKind = z.strictObject({
  code: kindCode,
  title,
  retired: z.boolean().default(false).describe('announced no more'),
  open: z.boolean().describe('shown to everybody, without signing in'),
  planned: z.boolean().describe('a service day: it stands in the monthly plan of its community'),
  roles: z
    .array(z.strictObject({ code: kindCode, title, number: z.number().int().min(1).max(200), who: z.enum(joiners) }))
    .max(10)
    .default([])
    .describe('roles to fill beside the seats'),
  seats: z.number().int().min(1).max(5_000).nullable().describe('unless an activity says otherwise; null: no limit'),
  join: z.enum(joiners),
  approval: z.boolean(),
  waiting: z.boolean().describe('whoever comes too late waits for a seat'),
  cancelHours: z.number().int().min(0).max(168).describe('until so many hours before it begins one cancels by oneself'),
  checkIn: z.enum(checkIns),
  early: minutes.describe('minutes before it begins from which one checks in'),
  late: minutes.describe('minutes after it began until which one checks in'),
  metres: z.number().int().min(10).max(5_000),
  checkOut: z.boolean(),
  hours: z.strictObject({ rule: z.enum(hourRules), most: minutes.nullable().describe('minutes one activity counts at most') }),
  voluntary: z.enum(volunteering).default('all').describe('whose time is volunteering'),
  needs: z
    .strictObject({
      skills: z.array(kindOf(skillSet)).max(10).default([]).describe('whoever has one of them is told where helpers are missing'),
      risk: text.min(2).max(500).nullable().default(null).describe('told to whoever joins, and accepted'),
      training: z.boolean().default(false).describe('only who was trained for this kind'),
      insurance: z.boolean().default(false).describe('only who is insured on its day'),
    })
    .nullable()
    .default(null)
    .describe('of those who volunteer'),
  noShow: z
    .strictObject({
      times: z.number().int().min(1).max(20),
      months: z.number().int().min(1).max(24),
      days: z.number().int().min(1).max(366),
    })
    .nullable()
    .describe('absent so often within so many months: no joining for so many days; it ends by itself'),
  questions: formSchema.nullable().describe('asked of whoever joins'),
  minutes: z.boolean().describe('minutes are kept of it'),
  lines: z.array(workLineCode).max(20).default([]).describe('lines of work that attendance serves'),
});
export type ActivityKind = z.output<typeof activityKind>;

export const activityKinds = z.strictObject({ kinds: z.array(activityKind).max(40) });
export type ActivityKinds = z.output<typeof activityKinds>;

const usual = {
  retired: false,
  open: true,
  planned: false,
  roles: [],
  seats: null,
  join: 'everybody',
  approval: false,
  waiting: true,
  cancelHours: 2,
  checkIn: 'qr',
  early: 30,
  late: 30,
  metres: 100,
  checkOut: false,
  hours: { rule: 'none', most: null },
  voluntary: 'none',
  needs: null,
  noShow: null,
  questions: null,
  minutes: false,
  lines: [],
} as const satisfies Omit<ActivityKind, 'code' | 'title'>;

const staffOnly = { open: false, join: 'staff', waiting: false, checkIn: 'organiser' } as const;

/** The kinds that come along. */
export const shippedKinds: readonly ActivityKind[] = [
  {
    ...usual,
    code: 'volunteer',
    title: { zh: '志愿服务活动', en: 'Volunteer activity' },
    roles: [{ code: 'leader', title: { zh: '领队', en: 'Leader' }, number: 1, who: 'everybody' }],
    seats: 30,
    checkOut: true,
    hours: { rule: 'times', most: 480 },
    voluntary: 'all',
    noShow: { times: 3, months: 6, days: 30 },
  },
  {
    ...usual,
    ...staffOnly,
    code: 'study',
    title: { zh: '学习活动', en: 'Study session' },
    roles: [{ code: 'lead', title: { zh: '领学人', en: 'Leads the study' }, number: 1, who: 'staff' }],
    hours: { rule: 'fixed', most: 480 },
    minutes: true,
  },
  {
    ...usual,
    ...staffOnly,
    code: 'meeting',
    title: { zh: '会议', en: 'Meeting' },
    join: 'invited',
    roles: [{ code: 'clerk', title: { zh: '记录人', en: 'Keeps the minutes' }, number: 1, who: 'staff' }],
    minutes: true,
  },
  {
    ...usual,
    code: 'service_day',
    title: { zh: '固定服务日', en: 'Service day' },
    planned: true,
    roles: [{ code: 'steward', title: { zh: '服务人员', en: 'Steward' }, number: 4, who: 'everybody' }],
    cancelHours: 0,
    checkIn: 'organiser',
    hours: { rule: 'fixed', most: 480 },
    voluntary: 'roles',
  },
  {
    ...usual,
    code: 'courier_day',
    title: { zh: '小哥服务日', en: 'Service day for couriers' },
    planned: true,
    roles: [{ code: 'steward', title: { zh: '服务人员', en: 'Steward' }, number: 4, who: 'everybody' }],
    cancelHours: 0,
    // whoever is on the way all day drops in: nobody signs up for a seat or for coming
    checkIn: 'organiser',
    hours: { rule: 'fixed', most: 480 },
    voluntary: 'roles',
  },
  {
    ...usual,
    code: 'training',
    title: { zh: '培训', en: 'Training' },
    seats: 60,
    approval: true,
    cancelHours: 24,
    hours: { rule: 'fixed', most: 480 },
    noShow: { times: 2, months: 12, days: 30 },
  },
];
