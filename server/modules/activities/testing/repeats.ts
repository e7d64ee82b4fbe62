import * as api from '#contract/activities/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // an open activity is shown to everybody; with the post go the names of those who take part
  stays: ['planActivity', 'addParticipant', 'joinActivity', 'stepParticipant', 'checkIn', 'changeActivity', 'stepActivity', 'endSeries'],
  take: async (d, send) => {
    const areaCode = d.area('001001').code;
    const place = { title: '清扫楼道', place: '三号楼', areaCode };
    const when = { startsAt: '2025-09-20T01:00:00Z', endsAt: '2025-09-20T03:00:00Z' };
    const rhythm = { every: 'week', days: 'weekdays', on: [3], hours: [['09:00', '11:00']], from: '2025-10-01', until: '2025-10-31' };
    const series = await send('clerk', api.planActivity, [], { ...place, kind: 'service_day', when: { rhythm } });
    await send('clerk', api.endSeries, [series.seriesId], { from: '2025-10-15', words: '改为其他时间' });
    const one = await send('clerk', api.planActivity, [], { ...place, kind: 'volunteer', when });
    await send('clerk', api.addParticipant, [one.id], { name: '和大爷', phone: null });
    const joined = await send('grid_worker', api.joinActivity, [one.id], {});
    await send('grid_worker', api.stepParticipant, [joined.own.id], { step: 'offer' });
    const { code } = (await (await d.as('clerk')).get(`/api/activities/${one.id}/code`)).body;
    const act = { at: '2025-09-15T02:00:00Z', sentAt: '2025-09-15T02:00:00Z', point: null };
    await send('grid_worker', api.checkIn, [one.id], { act, code });
    const { version } = (await (await d.as('clerk')).get(`/api/activities/${one.id}`)).body;
    await send('clerk', api.changeActivity, [one.id], { ...when, title: '清扫楼道', place: '四号楼', version });
    await send('clerk', api.stepActivity, [one.id], { step: 'cancel', words: '下雨' });
  },
} satisfies Repeats;
