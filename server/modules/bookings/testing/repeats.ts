import * as api from '#contract/bookings/api.ts';
import * as placesApi from '#contract/places/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { hall, hallPlace } from './room.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const place = await send('clerk', placesApi.createPlace, [], hallPlace);
    const { rules, ...facts } = hall({ approval: true, deposit: 5000 });
    const room = await send('clerk', api.createRoom, [], { placeId: place.id, ...facts, rules });
    const second = await send('clerk', api.changeRoom, [room.id], { ...facts, version: room.version, name: '大厅' });
    await send('clerk', api.setRules, [room.id], { since: dayOf(d, 9), rules });
    await send('clerk', api.renewRoomCode, [room.id], {});
    await send('clerk', api.setFeed, [], { roomId: room.id, on: true });
    const at = (offset: number, hour: number): string => `${dayOf(d, offset)}T${String(hour).padStart(2, '0')}:00:00+08:00`;
    const asked = { roomId: room.id, people: 20, purpose: '合唱排练', loudspeaker: false, organisationId: null, notForProfit: true };
    const book = (hour: number) => send('resident', api.book, [], { ...asked, from: at(1, hour), to: at(1, hour + 1), weeklyUntil: null });
    const [one, other] = [await book(9), await book(11)];
    await send('clerk', api.decideBooking, [one.id], { agree: true, reason: null });
    await send('clerk', api.notePayment, [one.id], { what: 'deposit', fen: 5000, receipt: '0001' });
    const offer = { roomId: room.id, from: at(2, 9), to: at(2, 10) };
    await send('clerk', api.displaceBooking, [one.id], { reason: '会议需要', offer });
    await send('resident', api.cancelBooking, [other.id], { rest: false });
    const closure = await send('clerk', api.closeTime, [], { roomId: room.id, from: at(3, 9), to: at(3, 12), reason: '检修' });
    await send('clerk', api.openTime, [closure.id], {});
    await send('clerk', api.closeRoom, [room.id], { version: second.version, closed: true });
  },
  elsewhere: ['acceptOffer', 'signIn', 'objectToPause', 'decidePause'],
  stays: ['book', 'cancelBooking'],
} satisfies Repeats;
