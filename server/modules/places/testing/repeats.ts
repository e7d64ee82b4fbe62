import * as api from '#contract/places/api.ts';
import { pointIn } from '#tools/testing/district.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

const place = {
  kind: 'service_station',
  name: '柳岸党群服务站',
  point: pointIn('001001001'),
  address: null,
  phone: null,
  organisationId: null,
  floorArea: null,
  hours: Array.from({ length: 7 }, () => []),
  closedOnHolidays: false,
  hoursNote: null,
  facilities: [],
  attributes: {},
  note: '内部备注',
};

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const one = await send('clerk', api.createPlace, [], place);
    const second = await send('clerk', api.changePlace, [one.id], { ...place, name: '柳岸站', version: one.version });
    const third = await send('clerk', api.renewPlaceCode, [one.id], { version: second.version });
    const fourth = await send('clerk', api.closePlace, [one.id], {
      version: third.version,
      closedOn: dayOf(d, 0),
      reason: '搬迁',
    });
    await send('clerk', api.reopenPlace, [one.id], { version: fourth.version });
  },
} satisfies Repeats;
