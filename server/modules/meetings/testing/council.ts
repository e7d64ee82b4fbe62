import { v7 } from 'uuid';
import type { BodyDetail, MeetingDetail } from '#contract/meetings/api.ts';
import type { District, Who } from '#tools/testing/district.ts';

/** Sends as somebody; what is refused fails the test. */
export const must = async <T = MeetingDetail>(
  d: District,
  who: Who,
  url: string,
  body: object = {},
  method: 'post' | 'put' = 'post',
): Promise<T> => {
  const answer = await (await d.as(who))[method](url, { id: v7(), ...body });
  if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const names = ['韩书记', '赵委员', '钱委员', '孙委员', '李委员', '周委员'] as const;

/** A council of the community with six members, entered by its clerk: the chair first. */
export const councilOf = async (d: District, kind = 'council', name = `柳岸小区红色议事厅${Date.now()}`): Promise<BodyDetail> => {
  let body = await must<BodyDetail>(d, 'clerk', '/api/meeting-bodies', {
    kind,
    name,
    areaCode: d.area('001001').code,
    place: '小区活动室',
  });
  for (const [n, person] of names.entries())
    body = await must<BodyDetail>(d, 'clerk', `/api/meeting-bodies/${body.id}/members`, {
      person: { name: person, phone: null, partyMember: false },
      role: n === 0 ? 'chair' : 'member',
    });
  return body;
};

/** A moment so many days after the district's clock, at an hour of Shanghai. */
export const inDays = (d: District, days: number, hour = 19): string => {
  const day = new Date(d.clock.now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
};
/** A meeting of a body in so many days, all called. */
export const calledIn = async (d: District, bodyId: string, days: number): Promise<MeetingDetail> => {
  const planned = await must(d, 'clerk', '/api/meetings', {
    bodyId,
    startsAt: inDays(d, days),
    endsAt: inDays(d, days, 21),
    place: '小区活动室',
  });
  return must(d, 'clerk', `/api/meetings/${planned.id}/notice`);
};
/** Lets its time come and begins it, with so many of those due present. */
export const sittingWith = async (d: District, m: MeetingDetail, present: number): Promise<MeetingDetail> => {
  d.clock.set(m.startsAt);
  let now = await must(d, 'clerk', `/api/meetings/${m.id}/open`);
  for (const { id } of now.seats.slice(0, present)) now = await must(d, 'clerk', `/api/meeting-seats/${id}/present`, { present: true });
  return now;
};
/** Lets the case of a resolution be dealt with to its end, and what follows from that come about. */
export const carryOut = async (d: District, caseId: string | null | undefined, result = '已经办好了'): Promise<void> => {
  const id = caseId ?? '';
  await d.must('handler', id, 'accept');
  await d.must('handler', id, 'answer', { text: result });
  await d.must('clerk', id, 'check');
  await d.must('clerk', id, 'close');
  await d.process.kernel.relay.carry();
};
