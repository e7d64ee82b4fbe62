import { type District, pointIn } from '#tools/testing/district.ts';
import { dayOf } from '#tools/testing/repeats.ts';

/** A duty in a community, for half a year. */
export const wanted = (d: District) => ({
  areaCode: d.area('001001').code,
  class: 'patrol',
  title: '楼院巡防',
  tasks: '每周两次看看楼道、消防通道，有问题拍照上报',
  place: '一至五号楼',
  point: pointIn('001001001'),
  heads: 2,
  skill: '',
  minutesWeek: 60,
  fromOn: dayOf(d, 0),
  untilOn: dayOf(d, 180),
  rhythm: null,
});
