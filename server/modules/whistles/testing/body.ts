import { v7 } from 'uuid';
import type { District } from '#tools/testing/district.ts';

/** A whistle of the street for its office, which leads, and a department; a test overrides what it is about. */
export const whistleBody = (d: District, over: Record<string, unknown> = {}) => ({
  id: v7(),
  from: d.area('001').code,
  kind: 'joint',
  title: '河道乱倒渣土联合执法',
  note: '请带齐执法装备，现场取证后清运',
  place: '柳岸桥头',
  meetAt: new Date(d.clock.now().getTime() + 3 * 3_600_000).toISOString(),
  organisations: [
    { id: d.organisations.office, leads: true },
    { id: d.organisations.department, leads: false },
  ],
  ...over,
});
