import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.volunteers' } as const;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** Hours that count of one person's day at most. */
export const dayHours = defineSetting({ key: 'volunteers.day_hours', schema: whole(1, 24), default: 8, ...common });
/** Minutes in whole steps of which hours count; what is over a step falls away. */
export const stepMinutes = defineSetting({ key: 'volunteers.step_minutes', schema: whole(1, 60), default: 30, ...common });
/** Working days for which certified hours are posted before they are entered. */
export const postedDays = defineSetting({ key: 'volunteers.posted_days', schema: whole(0, 30), default: 3, ...common });
/** Minutes within which what one account books is looked at together. */
export const burstMinutes = defineSetting({ key: 'volunteers.burst_minutes', schema: whole(1, 60), default: 2, ...common });
/** Hours of several services which, booked by one account within that time, wait for a second person. */
export const burstHours = defineSetting({ key: 'volunteers.burst_hours', schema: whole(1, 100), default: 5, ...common });
/** Who stands on certificates of hours: the issuer where it is not the community, its head and telephone. */
export const certificateIssuer = defineSetting({
  key: 'volunteers.certificate_issuer',
  schema: z.strictObject({ name: z.string().max(60), head: z.string().max(40), phone: z.string().max(30) }),
  default: { name: '', head: '', phone: '' },
  ...common,
});
