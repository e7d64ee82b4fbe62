import { v7 } from 'uuid';
import type { MerchantDetail } from '#contract/circles/api.ts';
import type { District } from '#tools/testing/district.ts';

/** A circle of the community with one merchant that pledges; entered by its clerk. */
export const merchantOf = async (d: District, name = `柳岸小吃店${Date.now()}`): Promise<MerchantDetail> => {
  const clerk = await d.as('clerk');
  const circle = await clerk.post('/api/circles', {
    id: v7(),
    name: `${name}所在商圈`,
    areaCode: d.area('001001').code,
    leadId: d.organisations.office,
  });
  const merchant = await clerk.post('/api/circle-merchants', {
    id: v7(),
    circleId: circle.body.id,
    name,
    trade: '餐饮',
    address: '柳岸路 8 号',
  });
  const pledge = { id: v7(), kind: 'returns', words: '七日内凭小票退换', until: '2026-06-30' };
  return (await clerk.post(`/api/circle-merchants/${merchant.body.id}/pledges`, pledge)).body;
};
