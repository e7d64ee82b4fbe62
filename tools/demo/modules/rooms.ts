import { type RoomRules, usualRules } from '#contract/bookings/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { addBookings, addRooms, type NewBooking } from '#modules/bookings/index.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;
const purposes = ['合唱排练', '书法班', '居民议事会', '羽毛球', '亲子阅读', '广场舞排练', '老年大学', '业委会例会'];

const limits = { most: { day: 1, week: 3, month: null }, mostUnit: { day: 3, week: null, month: null } };
/** A hall is agreed to and has a deposit; a court is free by the hour; a room of a station is free and needs nobody. */
const kinds: Readonly<Record<'hall' | 'court' | 'room', { name: string; capacity: number; rules: RoomRules }>> = {
  hall: {
    name: '多功能厅',
    capacity: 120,
    rules: {
      ...usualRules,
      ...limits,
      aheadDays: 14,
      step: 60,
      shortest: 120,
      longest: 240,
      gap: 30,
      approval: true,
      deposit: 20_000,
      fee: { fen: 3000, per: 'hour' },
      loudspeaker: ['09:00', '20:00'],
      weeks: 4,
    },
  },
  court: { name: '一号场', capacity: 8, rules: { ...usualRules, ...limits, aheadDays: 7 } },
  room: {
    name: '活动室',
    capacity: 30,
    rules: { ...usualRules, ...limits, aheadDays: 14, gap: 15, step: 30, shortest: 60, longest: 180, weeks: 8 },
  },
};

/** Rooms of the places people enter, and a fortnight of what was booked and is to come: signed in, missed, given back, waiting. */
const addDemoRooms: DemoStep = async (tx) => {
  const now = new Date();
  const { rows: places } = await execute<{ id: string; kind: string; name: string }>(
    tx,
    `select p.id, p.kind, p.name from places p where p.jurisdiction_id = :jurisdiction
       and p.kind in ('venue', 'service_centre', 'service_station') order by p.area_code, p.id`,
  );
  const { rows: people } = await execute<{ id: string }>(
    tx,
    `select a.id from accounts a where a.username in ('resident', 'gridworker', 'clerk') order by a.username desc`,
  );
  const wanted = places.map(({ id, kind, name }) => {
    const of = kind === 'service_centre' ? 'hall' : kind === 'venue' && /球场|文体/.test(name) ? 'court' : 'room';
    return { placeId: id, kind: of, note: null, ...kinds[of] } as const;
  });
  const rooms = await addRooms(tx, wanted, shanghaiDay(new Date(now.getTime() - 90 * dayLong)), now);
  const today = Date.parse(`${shanghaiDay(now)}T00:00:00+08:00`);
  const bookings: NewBooking[] = [];
  rooms.forEach((room, n) => {
    const hours = room.rules.shortest / 60;
    for (let day = -10; day <= 3; day++)
      for (let turn = 0; turn < 2; turn++) {
        const k = n * 5 + day * 3 + turn * 7 + 60;
        if (k % 3 === 0) continue;
        const from = new Date(today + day * dayLong + (turn === 0 ? 9 : 14) * 3_600_000);
        const to = new Date(from.getTime() + hours * 3_600_000);
        const past = to <= now;
        const state = past
          ? k % 11 === 0
            ? 'missed'
            : k % 7 === 0
              ? 'cancelled'
              : 'arrived'
          : from > now && room.rules.approval && k % 2 === 0
            ? 'asked'
            : 'booked';
        bookings.push({
          room,
          from,
          to,
          accountId: people[k % people.length]?.id ?? '',
          purpose: purposes[k % purposes.length] as string,
          people: 4 + (k % (room.capacity - 4)),
          state,
        });
      }
  });
  await addBookings(tx, bookings);
};
export default addDemoRooms;
