import * as api from '#contract/care/api.ts';
import { shipped } from '#contract/care/shipped.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { careBody } from './body.ts';
import { dinerBody, newCanteen, publishTiers } from './canteen.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const other = await send('clerk', api.openCare, [], careBody(d, '木桂英'));
    await send('clerk', api.endCare, [other.id], { why: 'moved' });
    const record = await send('clerk', api.openCare, [], careBody(d));
    await send('clerk', api.lookAtCare, [record.id], { reason: '上门探访前核对' });
    const { consent } = careBody(d);
    const renewed = await send('clerk', api.renewCare, [record.id], { version: record.version, consent });
    const { born, address, kin, note } = careBody(d);
    const ids = { leadId: d.people.clerk.id, visitorIds: [d.people.grid_worker.id] };
    await send('clerk', api.changeCare, [record.id], { version: renewed.version, born, address, kin, note, ...ids, rhythm: 'week' });
    const added = await send('clerk', api.addCareClass, [record.id], { class: 'low_income', since: '2025-09-01', source: '低保证' });
    const { body } = await (await d.as('clerk')).post(`/api/care/records/${added.id}/looks`, {
      id: crypto.randomUUID(),
      reason: '核对类别',
    });
    const classId = body.history.find((one: { class: string }) => one.class === 'low_income').id;
    await send('clerk', api.endCareClass, [record.id, classId], { until: '2025-09-10' });
    const bed = { kind: 'bed', provider: '柳岸社区卫生服务站', on: '2025-09-01', until: '2025-09-30' };
    await send('clerk', api.addCareHealth, [record.id], bed);
    const seen = await (await d.as('clerk')).post(`/api/care/records/${record.id}/looks`, { id: crypto.randomUUID(), reason: '核对病床' });
    await send('clerk', api.removeCareHealth, [record.id, seen.body.health[0].id], {});
    // whoever led it has no post here any more
    await d.asOwner('update care_records set lead_id = $2 where id = $1', [record.id, d.people.resident.id]);
    await send('clerk', api.takeOverCare, [record.id], { reason: '原负责人调离' });
    const [canteen, byOrder] = [await newCanteen(d, '东河社区食堂'), await newCanteen(d, '东河二食堂')];
    await publishTiers(d);
    await publishTiers(d, shipped.liancheng, byOrder);
    const ended = await send('clerk', api.addDiner, [], dinerBody(d));
    await send('clerk', api.endDiner, [ended.id], {});
    const diner = await send('clerk', api.addDiner, [], dinerBody(d));
    await send('clerk', api.changeDiner, [diner.id], { cardNo: diner.cardNo, homeCode: null, local: true, classes: [] });
    await send('clerk', api.orderMeal, [byOrder], { dinerId: diner.id, day: '2025-09-16', meal: 'lunch', ordered: true });
    const meal = await send('clerk', api.takeMeal, [canteen], { dinerId: diner.id, meal: 'lunch' });
    await send('clerk', api.refundMeal, [canteen, meal.id], { reason: '刷错卡' });
    await send('clerk', api.closeTillDay, [canteen, '2025-09-15'], {});
  },
} satisfies Repeats;
