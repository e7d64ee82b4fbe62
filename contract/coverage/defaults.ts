import type { CoverageRule } from './api.ts';

const rule = (
  code: string,
  [zh, en]: readonly [string, string],
  measure: string,
  levels: CoverageRule['levels'],
  [min, max]: readonly [number | null, number | null],
  severity: CoverageRule['severity'],
  [sourceZh, sourceEn]: readonly [string, string],
): CoverageRule => ({
  code,
  name: { zh, en },
  measure,
  levels,
  min,
  max,
  on: true,
  severity,
  source: { zh: sourceZh, en: sourceEn },
});

/** The rules of the field reports. Where a report gives no figure, the source says that the figure is our choice. */
export const defaultRules: readonly CoverageRule[] = [
  rule('grid_branch', ['一网格一支部', 'At least one Party branch per grid'], 'grid_branches', ['grid'], [1, null], 'must', [
    '四级网格对应一个党支部。只查缺，不限多：网格内可另有企业和社会组织支部',
    'One party branch per level-4 grid. More are allowed: enterprises and societies in a grid may have branches of their own',
  ]),
  rule('grid_worker', ['网格至少一名网格员', 'At least one grid worker per grid'], 'grid_workers', ['grid'], [1, null], 'must', [
    '各地通行：每个网格至少一名网格员',
    'General practice: at least one grid worker per grid',
  ]),
  rule('grid_leader', ['网格至少一名网格长', 'At least one grid leader per grid'], 'grid_leaders', ['grid'], [1, null], 'must', [
    '各地通行：每个网格至少一名网格长',
    'General practice: at least one grid leader per grid',
  ]),
  rule('micro_grid_size', ['微网格不超过 500 户', 'Micro-grids up to 500 households'], 'households', ['micro_grid'], [null, 500], 'must', [
    '丽江：微网格不超过 500 户',
    'Lijiang: a micro-grid has at most 500 households',
  ]),
  rule('grid_size', ['网格 300–500 户', 'Grids of 300–500 households'], 'households', ['grid'], [300, 500], 'should', [
    '保亭；国家规范：每个网格 300–500 户',
    'Baoting, and the national norm: 300–500 households per grid',
  ]),
  rule('community_size', ['社区约 3000 户', 'Communities of about 3,000 households'], 'households', ['community'], [2000, 4000], 'should', [
    '兰陵：社区约 3000 户。“约”按上下各三分之一计，是本平台的取值，可改',
    'Lanling: about 3,000 households. The tolerance of one third either way is the default of this platform and can be changed',
  ]),
  rule(
    'contact_members',
    ['联系户不超过 10 户/人', 'At most 10 households per contact'],
    'households_per_contact',
    ['grid'],
    [null, 10],
    'should',
    [
      '每名联系人（党员中心户、联户长）联系 6–10 户；按网格平均，只查超过 10 户',
      'One contact (contact household or contact member) per 6–10 households; on grid average, only more than 10 is reported',
    ],
  ),
  rule(
    'contact_household_size',
    ['党员中心户联系 6–10 户', 'Contact households with 6–10 households'],
    'contact_household_size',
    [],
    [6, 10],
    'should',
    ['每户党员中心户联系 6–10 户', 'Each contact household is in contact with 6–10 households'],
  ),
  rule(
    'community_workers',
    ['每万人至少 18 名社区工作者', 'At least 18 community workers per 10,000'],
    'community_workers_per_10000',
    ['community'],
    [18, null],
    'must',
    ['昆明：每万城镇常住人口不少于 18 名社区工作者', 'Kunming: at least 18 community workers per 10,000 residents'],
  ),
  rule(
    'owners_committee_members',
    ['业委会党员比例不低于 50%', 'At least 50% Party members in owners committees'],
    'owners_committee_party_share',
    [],
    [50, null],
    'should',
    ['业主委员会成员中党员不少于一半', 'At least half of the members of an owners committee are Party members'],
  ),
  rule(
    'service_centre_area',
    ['党群服务中心不少于 400 平方米', 'Service centres of at least 400 m²'],
    'service_centre_area',
    [],
    [400, null],
    'must',
    ['丽江：不少于 400 平方米（保亭：300 平方米）', 'Lijiang: at least 400 m² (Baoting: 300 m²)'],
  ),
  rule(
    'service_circle',
    ['15 分钟服务圈覆盖 80% 住户', '80% of households within a 15-minute walk'],
    'service_circle_15',
    ['community'],
    [80, null],
    'should',
    ['15 分钟服务圈；80% 是本平台的取值，可改', '15-minute service circle; 80% is the default of this platform and can be changed'],
  ),
  rule('enrolment_code', ['每个社区一个报到码', 'A code to enrol in each community'], 'enrolment_codes', ['community'], [1, null], 'must', [
    '双报到：党员和单位扫社区二维码报到，没有码就无法线上报到',
    'Double enrolment: members and units enrol by the code of their community; without one nobody can online',
  ]),
  rule(
    'units_enrolled',
    ['单位报到率不低于 95%', 'At least 95% of units enrolled'],
    'units_enrolled',
    ['community'],
    [95, null],
    'should',
    [
      '邢台桥西区：驻地单位报到率低于 95% 的取消评先资格；这里只提示，不作资格限制',
      'Xingtai Qiaoxi: units below 95% lose eligibility; here it is shown, and nothing follows from it',
    ],
  ),
  rule(
    'courier_station',
    ['每个社区至少一个小哥驿站', 'At least one station for couriers per community'],
    'courier_stations',
    ['community'],
    [1, null],
    'should',
    [
      '各地推行“小哥驿站”进社区；每社区一个是本平台的取值，可改',
      'Stations for couriers in communities; one per community is the default of this platform',
    ],
  ),
  rule(
    'courier_station_facilities',
    ['小哥驿站设施达到八成', 'Stations for couriers with 80% of the facilities'],
    'courier_station_facilities',
    [],
    [80, null],
    'should',
    [
      '十五项设施清单（丽水、杭州、北京）；八成是本平台的取值，可改',
      'List of fifteen facilities (Lishui, Hangzhou, Beijing); 80% is the default of this platform',
    ],
  ),
  rule('disclosure_due', ['收支按期公开', 'Accounts published in time'], 'disclosure_due', ['community'], [100, null], 'should', [
    '村民委员会组织法：一般事项至少每季度公布一次，财务往来较多的每月公布一次；期满后几天内公布由设置定',
    'Law on villagers’ committees: at least quarterly, monthly where finances are busy; within how many days is a setting',
  ]),
];
