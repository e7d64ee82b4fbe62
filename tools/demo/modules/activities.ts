import { v7 } from 'uuid';
import { shippedKinds } from '#contract/activities/kinds.ts';
import type { ActivityState, ParticipantState } from '#contract/activities/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { bringActivities, type PastActivity } from '#modules/activities/index.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const day = 86_400_000;
const hour = 3_600_000;
const neighbours = ['和玉兰', '木文光', '杨桂芝', '李正华', '和国栋', '赵秀英', '王建平', '张丽仙', '和四妹', '段海生'];
const weekly = ['清扫楼道和背街', '独居老人助洁', '文明交通劝导', '旧衣回收', '楼院花草养护', '反诈宣传进小区'];
const lessons = ['学习基层减负有关规定', '学习社区工作者职责事项', '学习消防安全知识'];

/** Three months of a street: service days of its communities, most held; volunteer work each Saturday, study once a month, and what is to come. */
const addDemoActivities: DemoStep = async (tx, { ring }) => {
  const now = new Date();
  const today = Date.parse(`${shanghaiDay(now)}T00:00:00+08:00`);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const show = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];
  const { rows: accounts } = await execute<{ id: string; username: string; name: string }>(
    tx,
    "select id, username, name from accounts where username in ('resident', 'gridworker', 'clerk', 'handler')",
  );
  const of = (username: string): string => accounts.find((one) => one.username === username)?.id ?? '';
  const who = (username: string) => {
    const found = accounts.find((one) => one.username === username);
    return { accountId: found?.id ?? null, name: found?.name ?? username };
  };
  if (!street || !show) throw new Error('the demo lacks the community whose people everybody tries first');
  const { rows: teams } = await execute<{ id: string }>(
    tx,
    `select id from organisations where jurisdiction_id = :jurisdiction and kind = 'volunteer_team' and area_path <@ $1::ltree order by id limit 1`,
    [show.path],
  );
  const all: PastActivity[] = [];
  const add = (
    kind: string,
    area: { readonly code: string; readonly name: string },
    [title, place, text]: readonly [string, string, string],
    [at, from, hours]: readonly [number, number, number],
    more: Partial<PastActivity>,
  ): void => {
    const rules = shippedKinds.find(({ code }) => code === kind);
    if (!rules) throw new Error(`no kind ${kind}`);
    const startsAt = new Date(at + from * hour);
    all.push({
      ...{
        id: v7(),
        seriesId: null,
        dueKey: null,
        kind,
        rules,
        title,
        text,
        place,
        roomId: null,
        lon: null,
        lat: null,
        organisationId: null,
      },
      areaPath: pathOfCode(area.code),
      organiser: area.name,
      startsAt,
      endsAt: new Date(+startsAt + hours * hour),
      seats: rules.seats,
      ...{ state: 'planned', reason: null, minutes: null, people: [] },
      ...more,
    });
  };
  const past = (at: number): boolean => at < today;
  for (let back = 90; back >= -35; back--) {
    const at = today - back * day;
    const date = Number(shanghaiDay(new Date(at)).slice(8));
    const weekday = new Date(at + 8 * hour).getUTCDay();
    if (date === 5 || date === 20)
      for (const [n, community] of communities.entries()) {
        const missed = past(at) && (n * 7 + date + Math.round(back / 15)) % 9 === 0;
        const state: ActivityState = !past(at) ? 'planned' : missed ? 'not_held' : back < 6 && n % 4 === 1 ? 'planned' : 'held';
        const reason = missed ? '暴雨，改为上门服务' : null;
        const what = ['固定服务日', `${community.name}党群服务中心`, '政策咨询、义诊、理发、小家电维修'] as const;
        add('service_day', community, what, [at, 9, 2.5], { state, reason });
      }
    if (date === 15)
      for (const [n, community] of communities.entries()) {
        if (n % 2 !== 0) continue;
        const what = ['小哥服务日', `${community.shortName}小哥驿站`, '义诊、理发、电动车检修、法律咨询，来了就办，不用预约'] as const;
        add('courier_day', community, what, [at, 14, 3], { state: past(at) ? 'held' : 'planned' });
      }
    if (weekday === 6) {
      const n = Math.floor((90 - back) / 7);
      const went: ParticipantState = past(at) ? 'attended' : 'confirmed';
      const people = [
        { ...who('gridworker'), role: 'leader', state: went },
        { ...who('resident'), role: null, state: past(at) && n % 5 === 3 ? ('absent' as const) : went },
        ...neighbours.slice(n % 5, (n % 5) + 4).map((name) => ({ accountId: null, name, role: null, state: went })),
      ];
      const what = [weekly[n % weekly.length] ?? '', `${show.name}中心广场`, '自带水杯，工具由社区提供。'] as const;
      if (back > -15)
        add('volunteer', show, what, [at, 9, 2], { state: past(at) ? 'held' : 'planned', people, organisationId: teams[0]?.id ?? null });
    }
    if (date === 12) {
      const people = ['clerk', 'gridworker', 'handler'].map((one) => ({
        ...who(one),
        role: null,
        state: past(at) ? ('attended' as const) : ('confirmed' as const),
      }));
      const what = [lessons[Math.abs(back) % lessons.length] ?? '', `${show.name}会议室`, ''] as const;
      const minutes = past(at) ? '领学人带领学习，三名同志结合工作交流。议定：本月走访与巡查合并进行，不重复登记。' : null;
      add('study', show, what, [at, 15, 1.5], { state: past(at) ? 'held' : 'planned', minutes, people });
    }
  }
  add('training', show, ['心肺复苏急救培训', `${show.name}多功能厅`, '红十字会讲师授课，结业发证。'], [today + 9 * day, 14, 3], {
    people: [{ ...who('resident'), role: null, state: 'applied' }],
  });
  await bringActivities(tx, ring, all, of('clerk'));
};
export default addDemoActivities;
