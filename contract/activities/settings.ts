import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.activities' } as const;

/** Minutes by which the clock of a phone may be wrong before its acts are in doubt. */
export const clockMinutes = defineSetting({
  key: 'activities.clock_minutes',
  schema: z.number().int().min(1).max(120),
  default: 10,
  ...common,
});

/** Months for which it is kept who acted when and where; what the act was about is kept by its own module. */
export const actMonths = defineSetting({ key: 'activities.act_months', schema: z.number().int().min(3).max(120), default: 24, ...common });

/** Hours before an activity begins from which volunteers whose skills fit are told of roles that nobody has taken. */
export const needHours = defineSetting({ key: 'activities.need_hours', schema: z.number().int().min(1).max(336), default: 48, ...common });
