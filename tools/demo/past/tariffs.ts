import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ReportBody } from '#contract/cases/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { bookedType, daysAhead, slots } from '#contract/tariffs/values.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { actInHistory, type History, openHistory, recordInHistory } from '#modules/cases/index.ts';
import { bringTariffs } from '#modules/tariffs/index.ts';
import { bodyOf, type NumberAt } from './join-and-split.ts';
import type { Stage } from './live.ts';

interface Item {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly fen: number;
}
/** A booking of the past with the life of its case. */
export interface Booked {
  readonly history: History;
  readonly item: Item;
  readonly who: Viewer;
  readonly day: string;
  readonly slot: (typeof slots)[number];
  readonly end: End;
  readonly at: Date;
}

const hour = 3_600_000;
/** How far each has come, by turns. */
const ends = [
  'happy',
  'asked',
  'happy',
  'confirmed',
  'unhappy',
  'done',
  'repriced',
  'refused',
  'happy',
  'agreed',
  'withdrawn',
  'happy',
] as const;
type End = (typeof ends)[number];
/** Those that still wait: made in the last hours, for a day ahead. */
const waits: readonly End[] = ['asked', 'confirmed', 'repriced'];
/** Bookings of the last months. */
const most = 60;
const notes = ['厨房水槽下水很慢', '家里有老人，请上午来', '', '六楼，没有电梯', '', '到了请先打电话'];

/** Lives through bookings of services at home: made by residents of the show street at the price of the day, confirmed, done and rated. */
export const liveBookings = async (tx: Tx, stage: Stage, numberAt: NumberAt): Promise<Booked[]> => {
  const { company, ground, grids, random, now } = stage;
  const { rows: items } = await execute<Item>(
    tx,
    `select i.id, i.organisation_id as "organisationId", i.name, i.unit, i.areas[1] as area, p.fen from tariff_items i
     join tariff_prices p on p.jurisdiction_id = :jurisdiction and p.item_id = i.id and p.from_day <= $1::date
     where i.jurisdiction_id = :jurisdiction and not exists (
       select from tariff_prices n where n.jurisdiction_id = :jurisdiction and n.item_id = i.id and n.from_day <= $1::date and n.from_day > p.from_day)
     order by i.name`,
    [shanghaiDay(now)],
  );
  const booked: Booked[] = [];
  for (let n = 0; n < most && items.length > 0; n += 1) {
    const item = items[(n * 4 + Math.floor(n / 6)) % items.length] as Item;
    const end = ends[n % ends.length] as End;
    const near = grids.filter(({ code }) => code.startsWith(item.area));
    const grid = near[(n * 3) % near.length];
    if (!grid) continue;
    const isOpen = waits.includes(end);
    const at = new Date(now.getTime() - (isOpen ? 2 + (n % 16) : 26 + n * 31) * hour);
    const day = isOpen ? daysAfter(shanghaiDay(now), 1 + (n % (daysAhead - 1))) : daysAfter(shanghaiDay(at), 1);
    const slot = slots[n % slots.length] ?? slots[0];
    const who = n % 6 === 0 ? company.newcomer : random.pick(company.residents);
    const note = notes[n % notes.length] ?? '';
    const report = {
      id: idOf(at),
      text: [
        `预约上门服务：${item.name}，${item.fen / 100} 元/${item.unit}，${day} ${slot}`,
        ...(note === '' ? [] : [`说明：${note}`]),
        `地点：${1 + (n % 12)} 栋 ${1 + (n % 3)} 单元 ${1 + (n % 6)}0${1 + (n % 2)}`,
      ].join('\n'),
      ...{ point: null, accuracy: null, areaCode: grid.code, placeText: null, categoryCode: null, photoIds: [], anonymous: false },
      ...{ occurredAt: null, caller: null },
    } satisfies ReportBody;
    const promised = { n: 2 + (n % 12), unit: 'natural_days' } as const;
    let history: History | null = openHistory(ground, who, report, at, numberAt(at), { kind: bookedType, promised });
    let last = at;
    const step = (by: Viewer | null, after: number, body: object): void => {
      last = new Date(Math.min(last.getTime() + after * hour, now.getTime() - 60_000));
      history = history && actInHistory(ground, history, by, bodyOf(body), last);
    };
    const { organisationId } = item;
    step(null, 0, { action: 'verify', reason: null, photoIds: [] });
    step(null, 0, { action: 'file', categoryCode: null, kind: null, areaCode: null, reason: null });
    step(null, 0, { action: 'dispatch', organisationId, assists: [], level: null, handling: null, reason: null });
    const server = await company.handler(organisationId);
    if (end === 'refused') step(server, 1, { action: 'reject', reason: '那几天师傅都排满了，实在抱歉' });
    if (end === 'withdrawn') step(who, 1, { action: 'withdraw', reason: '已经自己修好了' });
    if (!['asked', 'refused', 'withdrawn'].includes(end)) step(server, 1, { action: 'accept', reason: null });
    const record = (what: string, data: Record<string, unknown>): void => {
      last = new Date(Math.min(last.getTime() + hour / 2, now.getTime() - 60_000));
      history = history && (recordInHistory(ground, history, server, { what, data, public: true }, last) ?? history);
    };
    if (end === 'repriced' || end === 'agreed')
      record('tariffs.asked', { was: String(item.fen / 100), yuan: String((item.fen * 1.5) / 100) });
    if (['happy', 'unhappy', 'done', 'agreed'].includes(end))
      step(server, 18, { action: 'answer', text: `服务已完成，约定价格 ${item.fen / 100} 元/${item.unit}，费用当面结算。`, photoIds: [] });
    if (end === 'happy' || end === 'unhappy') {
      const satisfied = end === 'happy';
      step(who, 2, { action: 'call_back', rating: { answered: true, solved: true, satisfied, comment: null }, without: null });
      step(null, 0.1, { action: 'close', reason: satisfied ? null : '已与公司和居民沟通' });
    }
    if (history) booked.push({ history, item, who, day, slot, end, at });
  }
  return booked;
};

/** Stores them beside their cases. */
export const addPastBookings = async (tx: Tx, booked: readonly Booked[]): Promise<void> => {
  await bringTariffs(tx, {
    bookings: booked.map(({ history: { file }, item, who, day, slot, end, at }) => {
      const asks = end === 'repriced';
      const fen = end === 'agreed' ? Math.round(item.fen * 1.5) : item.fen;
      return {
        ...{ id: file.id, number: file.number, itemId: item.id, name: item.name, unit: item.unit, organisationId: item.organisationId },
        ...{ areaPath: file.areaPath, accountId: who.accountId, bookedAt: at, day, slot },
        ...{ bookedFen: item.fen, fen, raised: asks || end === 'agreed' },
        ...{
          askedFen: asks ? Math.round(item.fen * 1.5) : null,
          askedWhy: asks ? '电话里问过，活比预约时说的多一半' : null,
          askedAt: asks ? file.stateSince : null,
        },
        ...{ state: file.state, seq: file.eventCount, stateSince: file.stateSince, dueAt: file.dueAt, coming: false },
        ...{ satisfied: end === 'happy' ? true : end === 'unhappy' ? false : null, complaintId: null },
      };
    }),
  });
};
