import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.patrols' } as const;

/** Metres between position and point within which presence is taken as shown, its accuracy subtracted; a point may say otherwise. */
export const scanMetres = defineSetting({ key: 'patrols.metres', schema: z.number().int().min(10).max(2000), default: 100, ...common });
/** Days after a round passed a point as fine within which a report of a resident there counts as missed by the route (漏报). */
export const missDays = defineSetting({ key: 'patrols.miss_days', schema: z.number().int().min(1).max(30), default: 3, ...common });
/** Metres around a point within which a report is one at the point. */
export const missMetres = defineSetting({ key: 'patrols.miss_metres', schema: z.number().int().min(10).max(500), default: 50, ...common });
