import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.points' } as const;

/** Minutes within which much that one account confirms looks odd. */
export const oddSpan = defineSetting({ key: 'points.odd_span', schema: z.number().int().min(1).max(240), default: 10, ...common });
/** Hours of service that look odd when one account confirms them within that span. */
export const oddTogether = defineSetting({ key: 'points.odd_together', schema: z.number().int().min(1).max(200), default: 5, ...common });
/** So often may one account confirm the same act of the same person on one day before it looks odd. */
export const oddRepeats = defineSetting({ key: 'points.odd_repeats', schema: z.number().int().min(1).max(20), default: 3, ...common });
