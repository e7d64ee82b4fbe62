import * as api from '#contract/tariffs/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { makeCompany } from './company.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await makeCompany(d);
    const said = { trade: 'unblocking', name: '厨卫疏通', unit: '次', includes: '含一处堵点', areas: [d.area('001001').code], capacity: 2 };
    const item = await send('handler', api.addTariff, [], { company: d.organisations.team, ...said, fen: 8000, from: dayOf(d, 0) });
    await send('handler', api.changeTariff, [item.id], { version: 1, ...said, includes: '含一处堵点，不含拆装', ended: false });
    await send('handler', api.priceTariff, [item.id], { fen: 9000, from: dayOf(d, 1) });
    const quoted = await send('clerk', api.quoteTariff, [item.id], { fen: 10_000, source: '城东疏通店', day: dayOf(d, 0) });
    await send('clerk', api.withdrawQuote, [quoted.quotes[0].id], { why: '记错了店名' });
    const booking = {
      itemId: item.id,
      fen: 8000,
      day: dayOf(d, 1),
      slot: '14:00-16:00',
      areaCode: d.area('001001001').code,
      placeText: '3 栋 1 单元',
    };
    const first = await send('resident', api.bookTariff, [], booking);
    await send('resident', api.cancelTariffBooking, [first.id], {});
    const second = await send('resident', api.bookTariff, [], { ...booking, note: '厨房水槽' });
    await send('handler', api.stepTariffBooking, [second.id], { what: 'confirm' });
    await send('handler', api.stepTariffBooking, [second.id], { what: 'reprice', fen: 12_000, words: '管道锈死，要换一段' });
    await send('resident', api.consentTariffPrice, [second.id], { agree: true, fen: 12_000 });
    await send('resident', api.complainOfTariffBooking, [second.id], { text: '说好八十，上门要一百二' });
  },
  // each look is kept
  elsewhere: ['contactOfTariffBooking'],
  // price lists are everybody's to read, and whoever booked keeps reading their own
  stays: [
    'addTariff',
    'changeTariff',
    'priceTariff',
    'quoteTariff',
    'withdrawQuote',
    'bookTariff',
    'cancelTariffBooking',
    'consentTariffPrice',
    'complainOfTariffBooking',
  ],
} satisfies Repeats;
