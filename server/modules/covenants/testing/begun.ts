import type { District } from '#tools/testing/district.ts';

/** What a clerk begins: the residents' covenant of a community, from its template. */
export const begun = (d: District, kind = 'residents') => ({ areaCode: d.area('001001').code, kind, title: '柳岸社区居民公约' });
