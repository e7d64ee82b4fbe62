import * as api from '#contract/meetings/api.ts';
import { saveTypes } from '#modules/cases/index.ts';
import { minutes } from '#modules/proposals/testing/minutes.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { inDays } from './council.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { db, clock } = d.process.kernel;
    await db.write(d.access, (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
    const facts = { name: '柳岸联席会议', place: '社区会议室' };
    const body = await send('clerk', api.createMeetingBody, [], { ...facts, kind: 'joint', areaCode: d.area('001001').code });
    await send('clerk', api.changeMeetingBody, [body.id], { ...facts, version: body.version });
    for (const name of ['周书记', '吴主任', '郑经理'])
      await send('clerk', api.addMeetingMember, [body.id], { person: { name, phone: null, partyMember: false } });
    const more = await send('clerk', api.addMeetingMember, [body.id], { person: { name: '王代表', phone: null, partyMember: false } });
    await send('clerk', api.endMeetingMember, [more.people.at(-1)?.id], { reason: '工作变动' });
    const plan = (days: number) => ({ bodyId: body.id, startsAt: inDays(d, days), endsAt: inDays(d, days, 21), place: '社区会议室' });
    const dropped = await send('clerk', api.planMeeting, [], plan(30));
    await send('clerk', api.cancelMeeting, [dropped.id], { reason: '与其他会议合并' });
    const m = await send('clerk', api.planMeeting, [], plan(5));
    const extra = await send('clerk', api.addMeetingItem, [m.id], { title: '不再讨论的事' });
    await send('clerk', api.removeMeetingItem, [extra.agenda[0].id], {});
    const called = await send('clerk', api.conveneMeeting, [m.id], {});
    const moved = await send('clerk', api.moveMeeting, [m.id], { ...plan(6), version: called.version });
    const [first, second] = moved.seats;
    await send('clerk', api.answerMeeting, [second.id], { answer: 'not_coming', reason: '出差' });
    await send('clerk', api.raiseMeeting, [m.id], { reason: '涉及多个社区' });
    await send('supervisor', api.takeChair, [m.id], {});
    const before = d.clock.now();
    const topics = [];
    for (const title of ['停车秩序', '更换门禁']) topics.push(await send('clerk', api.addMeetingItem, [m.id], { title }));
    const [parking, gate] = topics.at(-1).agenda;
    await send('clerk', api.changeMeetingItem, [parking.id], { title: '停车秩序整治' });
    d.clock.set(inDays(d, 6));
    for (const seat of [first, second]) await send('clerk', api.tickMeetingSeat, [seat.id], { present: true });
    await send('clerk', api.openMeeting, [m.id], {});
    await send('clerk', api.writeMeetingMinutes, [m.id], { chair: '周书记', recorder: '记录员', observers: '' });
    await send('clerk', api.beginMeetingItem, [parking.id], {});
    await send('clerk', api.keepMeetingNote, [m.id, second.id], { itemId: parking.id, seatId: first.id, text: '先划线' });
    await send('clerk', api.countHands, [parking.id], { for: 2, against: 0, abstain: 0 });
    const resolved = { outcome: 'resolved', words: '划线整治停车', owner: '物业', dueOn: dayOf(d, 10) };
    await send('clerk', api.settleMeetingItem, [parking.id], resolved);
    await send('clerk', api.openItemVote, [gate.id], { question: '同意更换门禁' });
    await send('clerk', api.settleMeetingItem, [gate.id], { outcome: 'noted' });
    const [kept, wrong] = [await minutes(d), await minutes(d, '传错了.pdf')];
    await send('clerk', api.attachMeetingDocuments, [m.id], { documentIds: [kept, wrong] });
    await send('clerk', api.removeMeetingDocument, [wrong], {});
    await send('clerk', api.closeMeeting, [m.id], {});
    await send('clerk', api.publishMeeting, [m.id], {});
    d.clock.set(before);
  },
} satisfies Repeats;
