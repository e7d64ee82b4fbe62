import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { MerchantKind, OfferKind } from '#contract/offers/values.ts';
import { execute } from '#kernel/db.ts';
import { type NewOffer, openPast, sellPast, settlePast } from '#modules/offers/index.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { createLedger } from '#modules/points/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const merchants: readonly [name: string, kind: MerchantKind, address: string, lon: number, lat: number][] = [
  ['七一社区爱心超市', 'supermarket', '七一街八一下段 52 号', 100.2362, 26.8711],
  ['古城粮油店', 'merchant', '七一街兴文巷 8 号', 100.2371, 26.8722],
  ['四方理发', 'merchant', '光碧巷 15 号', 100.2349, 26.8716],
];
/** Of the merchant at a place in the list: title, kind, points, stock, limit of a month, who gave it. */
const goods: readonly [
  of: number,
  title: string,
  kind: OfferKind,
  points: number,
  stock: number | null,
  most: number | null,
  donor: string | null,
][] = [
  [0, '洗衣液一瓶', 'goods', 20, 60, 2, '古城商会'],
  [0, '抽纸一提', 'goods', 12, 80, 4, null],
  [0, '雨伞一把', 'goods', 25, 20, 1, '丽江市红十字会'],
  [1, '大米五公斤', 'goods', 40, 40, 1, null],
  [1, '鸡蛋一盘', 'goods', 30, 30, 2, null],
  [2, '理发一次', 'service', 15, null, 2, null],
  [2, '染发八折', 'discount', 10, null, 1, null],
];

/** Three merchants with their offers, two months of what was taken and given out, a month that is paid and one that waits; an offer to agree to. */
const addDemoVouchers: DemoStep = async (tx, { jurisdictionId, areaIds }) => {
  const area = demoAreas().find(({ name }) => name.startsWith('七一社区'));
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('resident', 'handler', 'clerk', 'dispatcher')",
  );
  const account = (username: string): string => accounts.find((one) => one.username === username)?.id ?? '';
  if (!area) throw new Error('the demo lacks the community whose people everybody tries first');
  let now = new Date();
  const today = now;
  const ledger = createLedger({ clock: { now: () => now } });
  const ago = (days: number): Date => new Date(today.getTime() - days * dayLong);
  const ids = merchants.map(() => v7());
  await addOrganisations(
    tx,
    { jurisdictionId, actorId: null, at: ago(120) },
    merchants.map(([name], n) => ({
      id: ids[n] as string,
      kind: 'enterprise' as const,
      name,
      areaId: areaIds.get(area.code) ?? '',
      areaPath: area.path,
      parentId: null,
    })),
  );
  const offers: (NewOffer & { donor: string | null })[] = goods.map(([of, title, kind, points, stock, most, donor]) => ({
    id: v7(),
    merchantId: ids[of] as string,
    kind,
    title,
    description: '',
    points,
    worthFen: points * 100,
    stock,
    perPerson: most,
    perPeriod: 'month',
    from: shanghaiDay(ago(100)),
    until: null,
    validDays: 30,
    whenExpired: 'back',
    areaIds: [],
    partnerIds: [],
    photoId: null,
    state: 'live',
    proposedBy: account('clerk'),
    proposedAt: ago(100),
    decidedBy: account('dispatcher'),
    decidedAt: ago(99),
    donor,
  }));
  const waiting = { id: v7(), title: '春联一副', points: 5, stock: 100, state: 'proposed', decidedBy: null, decidedAt: null } as const;
  const first = offers[0] as (typeof offers)[number];
  await openPast(
    tx,
    merchants.map(([, kind, address, lon, lat], n) => ({
      id: ids[n] as string,
      kind,
      address,
      lon,
      lat,
      phone: null,
      hours: '每天 9:00–20:00',
      period: 'month' as const,
      verifierId: account('handler'),
    })),
    [...offers, { ...first, ...waiting, proposedAt: ago(1), donor: null }],
    ago(100),
  );
  const { rows: people } = await execute<{ id: string; accountId: string | null; points: number }>(
    tx,
    `select a.holder_id as id, p.account_id as "accountId", sum(l.available)::int as points from points_accounts a
     join points_lots l on l.jurisdiction_id = :jurisdiction and l.account_id = a.id
     join persons p on p.jurisdiction_id = :jurisdiction and p.id = a.holder_id
     where a.jurisdiction_id = :jurisdiction and a.holder_type = 'person' group by a.holder_id, p.account_id having sum(l.available) >= $1
     order by (p.account_id is not null) desc, a.holder_id limit 24`,
    [Math.min(...offers.map(({ points }) => points))],
  );
  const past = () => ({ jurisdictionId, ledger, now, settings: {} });
  const own = people.find(({ accountId }) => accountId === account('resident'));
  const buyers = people.filter((one) => one !== own);
  for (const [n, { id, accountId, points }] of buyers.entries()) {
    now = ago(40 - n * 1.5);
    const within = offers.filter((one) => one.points <= points);
    const offer = within[n % within.length] as (typeof offers)[number];
    const givenBy = { merchantId: offer.merchantId, accountId: account('handler') };
    await sellPast(tx, past(), { offerId: offer.id, personId: id, accountId, givenBy: n % 9 === 8 ? null : givenBy });
  }
  now = today;
  let left = own?.points ?? 0;
  for (const offer of [offers[1], offers[0]]) {
    if (!own || !offer || offer.points > left) continue;
    left -= offer.points;
    await sellPast(tx, past(), { offerId: offer.id, personId: own.id, accountId: account('resident'), givenBy: null });
  }
  const { rows: over } = await execute<{ merchantId: string; period: string }>(
    tx,
    `select s.merchant_id as "merchantId", s.period from offer_settlements s where s.jurisdiction_id = :jurisdiction and s.ends_on < $1::date
     order by s.period, s.merchant_id`,
    [shanghaiDay(today)],
  );
  for (const [n, sheet] of over.entries()) {
    const confirmedBy = n % 3 === 2 ? null : account('handler');
    const paid = n % 3 === 0 ? { by: account('dispatcher'), receipt: `付字 ${String(n + 12).padStart(4, '0')} 号` } : null;
    await settlePast(tx, past(), { ...sheet, confirmedBy, paid });
  }
};
export default addDemoVouchers;
