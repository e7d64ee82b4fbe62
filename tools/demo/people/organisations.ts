import { v7 } from 'uuid';
import type { NewOrganisation } from '#modules/organisations/index.ts';
import { type Random, seeded } from '../geometry/random.ts';
import type { DemoArea } from '../territory.ts';
import { openCompanyNames } from './names.ts';

const departments = [
  '住房和城乡建设局',
  '城市管理综合行政执法局',
  '市场监督管理局',
  '公安分局',
  '生态环境分局',
  '交通运输局',
  '水务局',
  '教育体育局',
  '卫生健康局',
  '人力资源和社会保障局',
  '民政局',
  '自然资源局',
  '消防救援大队',
  '文化和旅游局',
];
/** What each street has of its own. */
export const streetOffices = ['综合行政执法队', '环卫站', '平安法治办'] as const;

/** An organisation of the demo with the code of the area it serves. */
export interface DemoOrganisation extends NewOrganisation {
  readonly areaCode: string;
}

/**
 * Organisations of the demo district: departments of the district; three offices per street; per community its committee, its grid team
 * and, where it has estates, one property company, which serves the estates of that community.
 */
export const demoOrganisations = (areas: readonly DemoArea[], ids: ReadonlyMap<string, string>): DemoOrganisation[] => {
  const random: Random = seeded(20261122);
  const company = openCompanyNames(random);
  const make = (area: DemoArea, kind: string, name: string, parentId: string | null = null): DemoOrganisation => ({
    id: v7(),
    kind,
    name,
    areaCode: area.code,
    areaId: ids.get(area.code) ?? '',
    areaPath: area.path,
    parentId,
  });
  const hasEstates = new Set(areas.filter((a) => a.kind === 'estate').map((a) => a.parentCode));
  return areas.flatMap((area) => {
    if (area.level === 'county') return departments.map((name) => make(area, 'department', `${area.shortName}${name}`));
    if (area.level === 'street') return streetOffices.map((name) => make(area, 'street_office', `${area.shortName}${name}`));
    if (area.level !== 'community') return [];
    const committee = make(area, 'community', area.name);
    const team = make(area, 'grid_team', `${area.shortName}网格服务队`, committee.id);
    return hasEstates.has(area.code) ? [committee, team, make(area, 'property_company', company())] : [committee, team];
  });
};
