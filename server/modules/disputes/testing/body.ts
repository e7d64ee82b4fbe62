import { v7 } from 'uuid';
import type { District } from '#tools/testing/district.ts';

/** A dispute of two neighbours, mediated by the clerk; a test overrides what it is about. */
export const disputeBody = (d: District, over: Record<string, unknown> = {}) => ({
  id: v7(),
  kind: 'neighbours',
  title: '楼上漏水纠纷',
  facts: '四楼卫生间漏水，三楼吊顶受损，双方对责任有争议',
  areaCode: d.area('001001').code,
  organisationId: d.organisations.office,
  mediatorId: d.people.clerk.id,
  source: 'asked',
  parties: [
    { side: 'first', name: '李建国', phone: '13900000011' },
    { side: 'second', name: '王秀兰' },
  ],
  ...over,
});
/** The record of a session just held. */
export const recordBody = (d: District, over: Record<string, unknown> = {}) => ({
  heldAt: d.clock.now().toISOString(),
  place: '社区调解室',
  words: '双方陈述，分歧在漏水责任',
  result: 'goes_on',
  ...over,
});
