import * as api from '#contract/offers/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { earn, organisationOf, shopFacts, shownBy, terms } from './shop.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await earn(d, 'resident', 500);
    const person = await earn(d, 'neighbour', 500);
    const shop = await organisationOf(d, '柳岸超市');
    const merchant = await send('clerk', api.createMerchant, [], { organisationId: shop, ...shopFacts });
    const changed = await send('clerk', api.changeMerchant, [shop], { ...shopFacts, version: merchant.version, phone: '0888-5123456' });
    const { code } = await send('clerk', api.inviteVerifier, [shop], {});
    await send('handler', api.joinMerchant, [], { code });
    const proposed = await send('clerk', api.proposeOffer, [], { merchantId: shop, ...terms, stock: 9 });
    const anew = await send('clerk', api.changeOffer, [proposed.id], { ...terms, version: proposed.version, points: 20 });
    const offer = await send('dispatcher', api.decideOffer, [proposed.id], { version: anew.version, agree: true, reason: null });
    await send('clerk', api.noteStock, [offer.id], { what: 'received', quantity: 3, reason: null, donor: null });
    const voucher = await send('resident', api.buyVoucher, [offer.id], { name: null });
    const other = await send('resident', api.buyVoucher, [offer.id], { name: null });
    await send('resident', api.returnVoucher, [other.id], {});
    await send('clerk', api.giveAtCounter, [offer.id], { personId: person });
    await send('handler', api.redeem, [shop], { code: await shownBy(voucher, d.clock.now()), offline: false });
    await send('clerk', api.refundVoucher, [voucher.id], { reason: '货品有破损', goodsBack: false });
    await send('clerk', api.endOffer, [offer.id], { version: offer.version });
    await send('handler', api.leaveMerchant, [shop], {});
    await send('clerk', api.unbindVerifiers, [shop], {});
    await send('clerk', api.endMerchant, [shop], { version: changed.version, ended: true });
  },
  elsewhere: ['confirmSettlement', 'paySettlement'],
  stays: ['buyVoucher', 'returnVoucher', 'joinMerchant', 'leaveMerchant', 'redeem'],
  saysNothing: ['leaveMerchant'],
} satisfies Repeats;
