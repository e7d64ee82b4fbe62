import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ReportBody } from '#contract/cases/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Group, Kind, Unit, What } from '#contract/orders/values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Skill } from '#contract/volunteers/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { actInHistory, type History, openHistory } from '#modules/cases/index.ts';
import { type BroughtOrder, bringOrders } from '#modules/orders/index.ts';
import type { Random } from '#tools/simulator/random.ts';
import { bodyOf, type NumberAt } from './join-and-split.ts';
import type { Stage } from './live.ts';

interface Story {
  readonly what: What;
  readonly kind: Kind;
  readonly group: Group;
  readonly text: string;
  readonly words: string;
  readonly alias?: string;
  readonly fen?: number;
  readonly unit?: Unit;
  readonly whole?: number;
  readonly minutes?: number;
  readonly skills?: readonly Skill[];
}
const stories: readonly Story[] = [
  {
    what: 'order',
    kind: 'repair',
    group: 'elder',
    text: '厨房水龙头一直漏水，老伴腿脚不便，请人帮忙换一下',
    words: '老人家水龙头漏水，请帮忙换垫片',
    minutes: 40,
    skills: ['repair'],
  },
  {
    what: 'wish',
    kind: 'thing',
    group: 'child',
    text: '孩子上三年级，想要一个新书包和一套水彩笔',
    words: '想要一个新书包和一套水彩笔',
    alias: '小石榴',
    fen: 15_000,
    unit: 'fen',
    whole: 15_000,
  },
  {
    what: 'order',
    kind: 'medical',
    group: 'elder',
    text: '周五要去医院复查，请人陪我去取号、取药',
    words: '请人陪老人去医院复查、取药',
    minutes: 150,
  },
  {
    what: 'wish',
    kind: 'thing',
    group: 'hardship',
    text: '家里的电饭锅坏了，想要一个小电饭锅',
    words: '想要一个小电饭锅',
    alias: '青稞',
    fen: 12_000,
  },
  {
    what: 'order',
    kind: 'haircut',
    group: 'disabled',
    text: '父亲卧床，想请人上门理发',
    words: '请人上门为卧床老人理发',
    minutes: 40,
    skills: ['elder_care'],
  },
  {
    what: 'order',
    kind: 'tutoring',
    group: 'child',
    text: '孩子数学跟不上，想请大学生周末辅导',
    words: '三年级数学，周末辅导两次',
    minutes: 120,
    skills: ['teaching'],
    unit: 'parts',
    whole: 2,
  },
  {
    what: 'wish',
    kind: 'company',
    group: 'elder',
    text: '一个人过重阳，想有人陪着说说话、拍张照片留给自己',
    words: '重阳节想有人陪着说说话',
    alias: '桂花',
    minutes: 90,
  },
  {
    what: 'order',
    kind: 'cleaning',
    group: 'elder',
    text: '窗户够不着，请人帮忙擦一擦',
    words: '独居老人家擦窗户，两个人搭手',
    minutes: 90,
    unit: 'parts',
    whole: 2,
  },
  {
    what: 'order',
    kind: 'errand',
    group: 'disabled',
    text: '轮椅不方便，请人帮忙到社区服务中心交材料',
    words: '帮忙到社区服务中心代交材料',
    minutes: 60,
  },
  { what: 'wish', kind: 'thing', group: 'elder', text: '想要一副老花镜，三百度', words: '想要一副三百度老花镜', alias: '柿子', fen: 6_000 },
  {
    what: 'order',
    kind: 'legal',
    group: 'other',
    text: '租房押金退不回来，想问问懂法律的邻居',
    words: '租房押金纠纷，想问问懂法律的邻居',
    minutes: 60,
    skills: ['legal'],
  },
  { what: 'wish', kind: 'other', group: 'hardship', text: '想学用智能手机看病挂号', words: '想学会用手机挂号', alias: '核桃', minutes: 60 },
  {
    what: 'order',
    kind: 'company',
    group: 'elder',
    text: '老伴刚走，孩子在外地，想有人每周来坐坐',
    words: '独居老人想有人每周来坐坐、说说话',
    minutes: 60,
    skills: ['elder_care'],
  },
  {
    what: 'order',
    kind: 'meal',
    group: 'elder',
    text: '摔了一跤下不了楼，这周想请人从食堂帮带午饭',
    words: '这周请人从社区食堂帮老人带午饭',
    minutes: 30,
  },
  {
    what: 'wish',
    kind: 'thing',
    group: 'disabled',
    text: '想要一个拐杖椅，走累了能坐一会儿',
    words: '想要一个能坐的拐杖椅',
    alias: '山茶',
    fen: 9_000,
  },
  {
    what: 'order',
    kind: 'errand',
    group: 'elder',
    text: '不会用自助机，请人陪我去银行存个折子',
    words: '请人陪老人去银行办业务',
    minutes: 60,
  },
  {
    what: 'wish',
    kind: 'thing',
    group: 'child',
    text: '孩子想要一双跑步鞋，三十四码',
    words: '想要一双跑步鞋，三十四码',
    alias: '小杜鹃',
    fen: 16_000,
    unit: 'fen',
    whole: 16_000,
  },
  {
    what: 'order',
    kind: 'repair',
    group: 'hardship',
    text: '楼道口到我家门的灯不亮，自己不敢换',
    words: '家门口的灯不亮，请帮忙换灯泡',
    minutes: 30,
    skills: ['repair'],
  },
];
const rated = { rating: { answered: true, solved: true, satisfied: true, comment: null }, without: null };
/** How far each has come, by turns. */
const ends = [
  'reported',
  'open',
  'taken',
  'open',
  'closed',
  'filed',
  'answered',
  'open',
  'closed',
  'open',
  'closed',
  'handed_back',
] as const;
type End = (typeof ends)[number];

/** An order of the past with the life of its case. */
export interface Ordered {
  readonly history: History;
  readonly story: Story;
  readonly asker: Viewer;
  readonly taker: Viewer | null;
  readonly issuer: Viewer;
  readonly end: End;
  readonly issuedAt: Date | null;
  readonly takenAt: Date | null;
}

const places = ['党群服务中心附近', '社区食堂旁', '中心广场一带', '公交站附近', '小学北门附近'];
const hour = 3_600_000;
/** Orders and wishes of the last weeks. */
const most = 36;

/** Lives through orders and wishes: asked by residents, listed by their communities, taken on by neighbours. */
export const liveOrders = async (stage: Stage & { random: Random }, numberAt: NumberAt): Promise<Ordered[]> => {
  const { ground, company, grids, random, now } = stage;
  const ordered: Ordered[] = [];
  const community = ground.territory.within(ground.territory.root, 'community').find(({ shortName }) => shortName === '七一社区');
  const here = grids.filter(({ code }) => community && code.startsWith(community.code));
  for (let n = 0; n < most; n += 1) {
    // the community everybody tries first has each of them, and each state
    const isShow = n < stories.length;
    const story = stories[isShow ? n : (n * 7) % stories.length] as Story;
    const end = ends[(isShow ? n : n * 5) % ends.length] as End;
    const of = isShow ? here : grids;
    const grid = of[(n * 3) % of.length];
    if (!grid) continue;
    const path = pathOfCode(grid.code);
    const back = end === 'closed' ? 240 + n * 11 : end === 'reported' ? 26 + n : 40 + ((n * 7) % 90);
    const at = new Date(now.getTime() - back * hour);
    const asker = n % 9 === 4 ? company.newcomer : random.pick(company.residents);
    const taker =
      n % 6 === 2 && asker !== company.newcomer ? company.newcomer : random.pick(company.residents.filter((one) => one !== asker));
    const issuer = await company.staff('clerk', path);
    const report = {
      ...{ id: idOf(at), text: story.text, point: null, accuracy: null, areaCode: grid.code, placeText: null },
      ...{ categoryCode: null, photoIds: [], anonymous: false, occurredAt: null, caller: null },
    } satisfies ReportBody;
    const promised = { n: story.what === 'order' ? 7 : 30, unit: 'natural_days' } as const;
    let history: History | null = openHistory(ground, asker, report, at, numberAt(at), { kind: story.what, promised });
    let last = at;
    const step = (who: Parameters<typeof actInHistory>[2], after: number, body: object): Date => {
      last = new Date(Math.min(last.getTime() + after * hour, now.getTime() - 60_000));
      history = history && actInHistory(ground, history, who, bodyOf(body), last);
      return last;
    };
    let [issuedAt, takenAt]: [Date | null, Date | null] = [null, null];
    const isTaken = end === 'taken' || end === 'answered' || end === 'closed' || end === 'handed_back';
    if (end !== 'reported') {
      step(issuer, 2, { action: 'verify', reason: null, photoIds: [] });
      step(issuer, 0.5, { action: 'file', categoryCode: null, kind: null, areaCode: null, reason: null });
    }
    if (end === 'open' || isTaken) {
      const organisationId = await company.anyOrganisation(issuer, grid.code);
      issuedAt = step(issuer, 0.5, { action: 'dispatch', organisationId, assists: [], level: null, handling: null, reason: null });
    }
    if (isTaken) takenAt = step({ takerId: taker.accountId }, 5 + (n % 7), { action: 'claim' });
    if (end === 'handed_back') step({ takerId: taker.accountId }, 3, { action: 'hand_back', reason: null });
    if (end === 'answered' || end === 'closed')
      step({ takerId: taker.accountId }, 12, { action: 'answer', text: '已经办好，东西和情况都当面交代清楚', photoIds: [] });
    if (end === 'closed') {
      step(asker, 20, { action: 'call_back', ...rated });
      step(null, 0.1, { action: 'close', reason: null });
    }
    if (history) ordered.push({ history, story, asker, taker: isTaken ? taker : null, issuer, end, issuedAt, takenAt });
  }
  return ordered;
};

/** Stores them beside their cases. */
export const addPastOrders = async (tx: Tx, now: Date, ordered: readonly Ordered[]): Promise<void> => {
  const { rows: persons } = await execute<{ id: string; accountId: string | null }>(
    tx,
    `select p.id, p.account_id as "accountId" from persons p where p.jurisdiction_id = :jurisdiction and p.merged_into is null
     order by p.account_id is null, p.id limit 400`,
    [],
  );
  const personOf = (accountId: string, n: number): string | null =>
    persons.find((one) => one.accountId === accountId)?.id ?? persons.filter((one) => one.accountId === null)[n * 7]?.id ?? null;
  const brought = ordered.map(({ history: { file }, story, asker, taker, issuer, end, issuedAt, takenAt }, n): BroughtOrder => {
    const person = taker && personOf(taker.accountId, n);
    const whole = story.whole ?? 1;
    const has = takenAt !== null && end !== 'handed_back' && person !== null;
    const isDone = end === 'answered' || end === 'closed';
    return {
      order: {
        ...{ id: file.id, number: file.number, what: story.what, kind: story.kind, groupCode: story.group, consent: 'own' },
        ...{ minor: story.group === 'child', areaPath: file.areaPath, askerAccountId: asker.accountId, askerPersonId: null },
        ...{ askedAt: file.createdAt, wishedOn: null, fen: story.fen ?? null, state: file.state, seq: file.eventCount, dueAt: file.dueAt },
      },
      listing:
        issuedAt === null
          ? { stateSince: file.stateSince }
          : {
              ...{ stateSince: file.stateSince, words: story.words, place: places[n % places.length] ?? '', alias: story.alias ?? null },
              ...{
                skills: story.skills ?? [],
                minutes: story.minutes ?? null,
                until: shanghaiDay(new Date(issuedAt.getTime() + 30 * 24 * hour)),
              },
              ...{ opensAt: issuedAt, issuedBy: issuer.accountId, organisationId: file.handlerOrgId, unit: story.unit ?? 'parts', whole },
              ...{ taken: has ? whole : 0, rated: end === 'closed', round: n % 8 === 3 ? 1 : 0 },
            },
      shares:
        takenAt === null || person === null || taker === null
          ? []
          : [
              {
                ...{
                  id: idOf(takenAt),
                  orderId: file.id,
                  areaPath: file.areaPath,
                  personId: person,
                  accountId: taker.accountId,
                },
                ...{ size: whole, state: end === 'handed_back' ? 'handed_back' : isDone ? 'done' : 'taken', takenAt },
                ...{ endedAt: end === 'taken' ? null : file.stateSince, minutes: isDone ? (story.minutes ?? null) : null },
                doneOn: isDone ? shanghaiDay(file.stateSince < now ? file.stateSince : now) : null,
              },
            ],
    };
  });
  await bringOrders(tx, brought);
};
