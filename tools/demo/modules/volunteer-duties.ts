import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { bringDuties, bringThanks, type PastHolder, type PastThanks, usualRhythm } from '#modules/duties/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
/** Class, title, tasks, place, skill, heads, hours a week. */
const wanted = [
  ['mood', '民情信息员', '每周走一走、听一听，有难处、有建议告诉社区；不打听、不记录别人的私事', '本社区', '', 3, 2],
  ['patrol', '楼院巡防岗', '晚饭后看看楼道、消防通道、电动车停放，有问题拍照上报', '各楼院', '', 6, 3],
  ['jobs', '就业帮扶岗', '把招工信息念给需要的人听，陪着去一次招聘会', '党群服务中心', '会用手机', 2, 1],
  ['hardship', '困难帮扶岗', '帮独居老人买菜、取药、跑一趟手续，本人愿意才去', '本社区', '', 4, 2],
  ['law', '法律服务岗', '每月一次坐班，回答合同、赡养、邻里的问题', '党群服务中心', '懂法律', 1, 1],
  ['culture', '文体活动岗', '带合唱、象棋、广场舞，管好器材和音量', '文化活动室', '有一技之长', 3, 3],
  ['youth', '护学岗', '上学放学在路口照看，四点半课堂搭把手', '学校路口', '', 5, 4],
  ['manners', '文明劝导岗', '劝一劝乱停车、乱扔垃圾，只劝不罚', '主街', '', 4, 2],
  ['handy', '便民维修岗', '修水龙头、换灯泡、磨剪刀，材料费自理', '上门或活动室', '会水电', 2, 2],
  ['greenery', '绿地认养岗', '浇水、拔草、捡垃圾，看见枯枝报给物业', '街心花园', '', 6, 2],
] as const;
const told = ['巡了一圈，消防通道都通着', '帮张大爷取了药', '劝走了一辆堵门的车', '修了两个水龙头', '陪孩子们写作业', '给花坛浇了水'];

const shows = ['masked', 'none', 'name'] as const;
/** For a duty of which class, in which words. */
const thanks = [
  ['handy', '水龙头漏了半个月，您十分钟就换好了，连垫片都是自己带的，谢谢'],
  ['hardship', '下雨天帮我取药送上楼，水都没喝一口'],
  ['youth', '每天放学都在路口，孩子说“红帽子爷爷在就不怕”'],
  ['law', '讲得明白，押金要回来了'],
  ['patrol', '夜里发现电动车充电线冒烟，救了我们一楼人'],
  ['greenery', '门口的花坛从堆垃圾变成开花，看着心里舒服'],
  ['hardship', '三号楼的老人托我谢谢您，米和油都收到了'],
  ['culture', '合唱队让我妈有了盼头'],
  ['manners', '好声好气地劝，大家都服'],
] as const;

/** A year of duties in the communities of a street: most taken, some vacant, some claimed, reports of the last quarter, terms that end soon. */
const addDemoDuties: DemoStep = async (tx, { ring }) => {
  const random = seeded(20261129);
  const now = new Date();
  const day = (back: number): string => shanghaiDay(new Date(now.getTime() - back * dayLong));
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const { rows: accounts } = await execute<{ id: string; username: string; personId: string | null }>(
    tx,
    `select a.id, a.username, p.id as "personId" from accounts a left join persons p on p.jurisdiction_id = :jurisdiction and p.account_id = a.id
     where a.username in ('resident', 'clerk')`,
  );
  const clerk = accounts.find(({ username }) => username === 'clerk')?.id;
  const resident = accounts.find(({ username }) => username === 'resident')?.personId ?? null;
  const { rows: persons } = await execute<{ id: string; areaCode: string }>(
    tx,
    `select p.id, p.area_code as "areaCode" from persons p where p.jurisdiction_id = :jurisdiction and p.area_code is not null
       and p.merged_into is null and p.account_id is null
       -- whoever may be entered twice has no duty twice
       and not exists (select from person_doubts d where d.jurisdiction_id = :jurisdiction and d.second_id = p.id and d.verdict is null)
     order by p.id limit 4000`,
  );
  const show = communities.find(({ name }) => name.startsWith('七一社区'));
  if (!clerk || !street) throw new Error('the demo lacks the community whose people everybody tries first');
  let next = 0;
  const duties = communities.flatMap((community) => {
    const near = persons.filter(({ areaCode }) => areaCode.startsWith(community.code));
    const from = near.length > 0 ? near : persons;
    const isShow = community === show;
    return wanted.map(([kind, title, tasks, place, skill, heads, hours], n) => {
      const holders: PastHolder[] = [];
      const taken = Math.max(0, Math.min(heads, Math.round(heads * (0.3 + 0.7 * random()))) - (n % 4 === 0 ? 1 : 0));
      for (let i = 0; i < taken; i++) {
        const personId = from[next++ % Math.max(1, from.length)]?.id;
        if (personId === undefined || holders.some((one) => one.personId === personId)) continue;
        const claimed = i === taken - 1 && (n + i) % 3 === 0;
        const begun = between(random, 40, 330);
        holders.push({
          personId,
          state: claimed ? 'claimed' : 'active',
          fromOn: claimed ? null : day(begun),
          untilOn: claimed ? null : day(-(n % 5 === 1 ? 12 : 180)),
          claimedAt: new Date(now.getTime() - (claimed ? 1 + n : begun + 4) * dayLong),
          confirmedBy: claimed ? null : clerk,
          rating: null,
          reports: claimed
            ? []
            : [70, 35, 6]
                .filter((back) => back < begun && (n + i + back) % 4 !== 0)
                .map((back) => ({ day: day(back), minutes: 30 * between(random, 1, 4), words: told[(n + i + back) % told.length] ?? '' })),
        });
      }
      if (isShow && n === 9 && resident !== null)
        holders.push({
          personId: resident,
          state: 'active',
          fromOn: day(150),
          untilOn: day(-20),
          claimedAt: new Date(now.getTime() - 155 * dayLong),
          confirmedBy: clerk,
          rating: null,
          reports: [{ day: day(100), minutes: 60, words: told[5] ?? '' }],
        });
      return {
        id: v7(),
        class: kind,
        title,
        tasks,
        areaPath: community.path,
        place,
        lon: null,
        lat: null,
        buildingId: null,
        organisationId: null,
        office: null,
        heads: Math.max(heads, holders.length),
        skill,
        minutesWeek: hours * 60,
        fromOn: day(360),
        untilOn: day(-365),
        rhythm: usualRhythm(day(360)),
        createdAt: new Date(now.getTime() - (340 - n) * dayLong),
        holders,
      };
    });
  });
  await bringDuties(tx, ring, duties, clerk);
  // of the show community: most hang on the wall, two wait for the clerk, one is reported, one has not been agreed to
  const shown = duties.filter(({ areaPath }) => areaPath === show?.path);
  const done = shown.flatMap((d) => d.holders.filter(({ state }) => state === 'active').map((h) => ({ d, h })));
  const givers = persons.filter(({ areaCode, id }) => areaCode.startsWith(show?.code ?? '-') && !done.some(({ h }) => h.personId === id));
  await bringThanks(
    tx,
    ring,
    thanks.flatMap(([kind, words], n): PastThanks[] => {
      const found = done.filter(({ d }) => d.class === kind)[n % 2] ?? done.find(({ d }) => d.class === kind);
      const giver = givers[n * 3 + 1]?.id;
      if (!found || giver === undefined) return [];
      return [
        {
          dutyId: found.d.id,
          title: found.d.title,
          areaCode: found.d.areaPath.replaceAll('.', ''),
          words,
          at: new Date(now.getTime() - (2 + n * 5) * dayLong),
          from: { personId: giver, shows: shows[n % 3] ?? 'masked' },
          to: { personId: found.h.personId, shows: shows[(n + 1) % 3] ?? 'masked', agreed: n === 3 ? null : true },
          lookedBy: n < 2 || n === 3 ? null : clerk,
          reported: n === 6 ? '写了住在几号楼，请改一改' : null,
        },
      ];
    }),
  );
};
export default addDemoDuties;
