import type { District } from '#tools/testing/district.ts';

/** A care record as a clerk opens it: everything but its id. */
export const careBody = (d: District, name = '和阿秀') => ({
  person: { name, phone: null, partyMember: false },
  areaCode: d.area('001001001').code,
  born: '1943-05-06' as string | null,
  address: '柳岸小区3栋2单元101',
  kin: [{ name: '和志强', relation: '儿子', phone: '13988880002' }],
  note: '耳背，敲门要久一些',
  classes: [{ class: 'living_alone', level: null as string | null, since: '2025-01-01', source: '入户走访' }],
  consent: {
    on: '2025-09-15',
    until: '2026-09-14',
    purpose: '定期探访，及时发现困难',
    how: 'spoken' as const,
    witness: '楼栋长木建国' as string | null,
    guardian: null as { name: string; relation: string } | null,
  },
  visitorIds: [] as string[],
});
