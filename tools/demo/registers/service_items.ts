import { execute } from '#kernel/db.ts';
import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';
import { type CatalogueLine, catalogue } from '../services/catalogue.ts';

const powers = { 许可: 'licence', 给付: 'payment', 确认: 'confirmation', 奖励: 'award', 服务: 'public', 其他: 'other' } as const;

/** The organisation that decides an item: a department of the district, an office of the show street, or the team of the show community. */
const bodyOf = ({ level, body }: CatalogueLine, { organisations, show }: Parameters<DemoRows>[0]): { id: string; areaCode: string } => {
  const [kind, area] =
    level === 'county'
      ? ['department', null]
      : level === 'street'
        ? ['street_office', show.street.code]
        : ['grid_team', show.community.code];
  const of = organisations.filter((one) => one.kind === kind && (area === null || one.areaCode === area));
  const found = of.find(({ name }) => name.endsWith(body)) ?? of[0];
  if (!found) throw new Error(`the demo has no ${kind} for services`);
  return found;
};

/** A catalogue as a district publishes it: most items in force, one being drafted, one suspended; one to be reviewed, one that ends soon. */
const serviceItems: DemoRows = async (tools) => {
  const { random, day, moment, show, areas, tx } = tools;
  const county = areas.find(({ level }) => level === 'county');
  const { rows: places } = await execute<{ id: string; areaCode: string }>(
    tx,
    "select id, area_code as \"areaCode\" from places where jurisdiction_id = $1 and kind in ('service_centre', 'service_station') order by kind, name",
    [tools.jurisdictionId],
  );
  return catalogue.map((line, n): BroughtRow => {
    const { code, class: group, name, events, level, power, days, trips, online } = line;
    const body = bodyOf(line, tools);
    const area = level === 'county' ? county?.code : level === 'street' ? show.street.code : show.community.code;
    const place = places.find(({ areaCode }) => areaCode.startsWith(level === 'community' ? show.community.code : show.street.code));
    return {
      values: {
        name,
        code,
        class: group,
        area: area ?? '',
        served: events.includes('shop') ? 'both' : 'natural',
        power: powers[power],
        level,
        body: body.id,
        handling: days === 0 ? 'at_once' : 'promised',
        online: trips === 0 && online === '全程' ? 'full' : online === '不' ? 'none' : 'prepared',
        everywhere: level === 'county' ? 'city' : 'county',
        source: level === 'county' ? 'own' : 'delegated',
        apply: true,
        ...(days > 0 && { legal_limit: Math.max(days * 2, 10), legal_unit: 'working_days' }),
        promised_limit: days,
        promised_unit: 'working_days',
        trips,
        ...(trips > 0 && { in_person_reason: '核验原件、领取证件' }),
        events,
        valid_from: day(-between(random, 200, 500)),
        ...(n === 7 && { valid_to: day(24) }),
        reviewed: day(n === 11 ? -420 : -between(random, 10, 200)),
        basis: line.basis,
        flow: days === 0 ? '申请 → 当场审核 → 发证' : '申请 → 受理 → 审核 → 决定 → 送达',
        charged: false,
        form: ['window', ...(online === '不' ? [] : ['online']), 'proxy'],
        hours: '工作日 9:00–12:00，13:00–17:00',
        advice: `0888-51${String(20_000 + n * 37).slice(1)}`,
        complaint: '12345',
        booking: n % 3 === 0,
        result: power === '许可' ? '许可证件' : power === '给付' ? '待遇发放到账' : '办理结果通知',
        questions: '问：可以委托他人办理吗？\n答：可以，带双方身份证和授权委托书，也可以请社区帮办代办员代办。',
        ...(place && { place: place.id }),
      },
      state: n === 20 ? 'draft' : n === 33 ? 'suspended' : 'published',
      at: moment(-between(random, 20, 300)),
    };
  });
};
export default serviceItems;
