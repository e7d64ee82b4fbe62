import { v7 } from 'uuid';
import type { District } from '#tools/testing/district.ts';

/** A hazard of the community; a test overrides what it is about. */
export const hazardBody = (d: District, over: Record<string, unknown> = {}) => ({
  id: v7(),
  kind: 'fire',
  level: 'general',
  title: '楼道堆放杂物堵塞通道',
  areaCode: d.area('001001001').code,
  place: '3 栋 2 单元楼道',
  unit: '柳岸物业',
  foundOn: '2025-09-15',
  ...over,
});
