import { type RoomRules, usualRules } from '#contract/bookings/rules.ts';
import { pointIn } from '#tools/testing/district.ts';

/** A place that is open every day from eight to ten in the evening. */
export const hallPlace = {
  kind: 'venue',
  name: '柳岸文化活动中心',
  point: pointIn('001001001'),
  address: '柳岸路 8 号',
  phone: null,
  organisationId: null,
  floorArea: null,
  hours: Array.from({ length: 7 }, () => [['08:00', '22:00']]),
  closedOnHolidays: false,
  hoursNote: null,
  facilities: [],
  attributes: {},
  note: null,
};

/** A hall whose rules limit nothing unless told otherwise. */
export const hall = (more: Partial<RoomRules> = {}) => ({
  name: '多功能厅',
  kind: 'hall' as const,
  capacity: 80,
  note: null,
  rules: {
    ...usualRules,
    aheadDays: 30,
    opensAt: '00:00',
    most: { day: null, week: null, month: null },
    mostUnit: { day: null, week: null, month: null },
    misses: null,
    ...more,
  },
});

/** What somebody books a room for, once and for no profit. */
export const rehearsal = {
  people: 12,
  purpose: '合唱排练',
  loudspeaker: false,
  organisationId: null,
  notForProfit: true,
  weeklyUntil: null,
};
