import { v7 } from 'uuid';
import { services, skills } from '#contract/enrolment/lifecycle.ts';
import { lastPeriod } from '#contract/enrolment/periods.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import {
  contest,
  insertAppraisal,
  insertEnrolments,
  insertPaper,
  insertRecords,
  insertUnit,
  joinGroup,
  type NewEnrolment,
  replaceCode,
  returnDue,
  writeGroup,
} from '#modules/enrolment/index.ts';
import { insertPersons, type NewPerson } from '#modules/persons/index.ts';
import { bringHours } from '#modules/volunteers/index.ts';
import { between, seeded } from '../geometry/random.ts';
import { openPersonNames } from '../people/names.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const serviceDays = ['每月第一个周六', '每月第二个周六', '每月最后一个周五', null];
const typed = ['县第一中学', '供电公司营业部', '古城消防救援站', '邮政分公司', '市人民医院'];

/**
 * Enrolment in the street everybody tries first: a code for each community, twenty units with their contacts, and some hundred members in every state; the
 * resident is one of them, and the contact of a unit.
 */
const addUnits: DemoStep = async (tx, { jurisdictionId, areaIds, ring }) => {
  const random = seeded(20261129);
  const name = openPersonNames(random);
  const now = Date.now();
  const day = (back: number): string => shanghaiDay(new Date(now - back * dayLong));
  const areas = demoAreas();
  const street = areas.find((one) => one.name === '大研街道');
  const communities = areas
    .filter(({ parentCode }) => parentCode === street?.code)
    .map(({ code, path, name: called }) => ({ id: areaIds.get(code) ?? '', code, path, name: called }));
  const show = communities.find((one) => one.name === '七一社区居委会');
  const { rows: accounts } = await execute<{ id: string; username: string; person: string | null }>(
    tx,
    `select a.id, a.username, p.id as person from accounts a left join persons p on p.jurisdiction_id = :jurisdiction and p.account_id = a.id
     where a.username in ('resident', 'clerk')`,
  );
  const clerk = accounts.find(({ username }) => username === 'clerk');
  const resident = accounts.find(({ username }) => username === 'resident')?.person;
  if (!show || !clerk || !resident) throw new Error('the demo lacks its show community, clerk or resident');
  for (const area of communities) await replaceCode(tx, { id: v7(), area, at: new Date(now - 200 * dayLong), by: clerk.id });
  const { rows: units } = await execute<{ id: string; code: string; agreement: string | null }>(
    tx,
    `select o.id, o.area_code as code, (select a.id from agreements a where a.jurisdiction_id = :jurisdiction and a.unit_id = o.id and a.ended_on is null
       order by a.id limit 1) as agreement
     from organisations o where o.jurisdiction_id = :jurisdiction and o.dissolved_on is null
       and o.kind in ('department', 'enterprise', 'public_institution', 'social_organisation', 'property_company') order by o.area_code desc, o.name limit 20`,
  );
  const people: NewPerson[] = Array.from({ length: 300 }, (_, i) => ({
    id: v7(),
    name: name(),
    phone: i % 5 === 4 ? null : `177${String(31_000_000 + i)}`,
    partyMember: true,
  }));
  await insertPersons(tx, jurisdictionId, ring, people);
  const homeOf = (code: string, i: number) =>
    communities.find((one) => code.startsWith(one.code)) ?? communities[i % communities.length] ?? show;
  for (const [i, { id: unitId, code, agreement }] of units.entries())
    await insertUnit(tx, {
      id: idOf(now - (150 - i) * dayLong),
      unitId,
      area: i === 0 ? show : homeOf(code, i),
      contactId: i === 0 ? resident : (people[i]?.id ?? resident),
      agreementId: agreement,
      serviceDay: serviceDays[i % serviceDays.length] ?? null,
      since: day(150 - i),
    });
  const group = v7();
  await writeGroup(tx, { id: group, area: show, name: '古城敬老小组', buildingIds: [] });
  const some = <T>(of: readonly T[]): T[] => of.filter(() => random() < 0.2);
  const members = [...people, { id: resident }].map(({ id: personId }, i): NewEnrolment => {
    const own = personId === resident;
    const unit = own ? units[0] : random() < 0.8 ? units[i % Math.max(1, units.length)] : undefined;
    const back = own ? 120 : between(random, 1, 160);
    const waits = !own && i % 9 === 0;
    return {
      id: idOf(now - back * dayLong),
      personId,
      // most live in the community that everybody tries first
      area: own || i % 2 === 0 ? show : (communities[i % communities.length] ?? show),
      unitId: unit?.id ?? null,
      unitName: unit ? null : (typed[i % typed.length] ?? null),
      skills: own ? ['computers'] : some(skills),
      services: own ? ['elders', 'errands'] : some(services),
      state: waits ? 'asked' : 'confirmed',
      since: day(back),
      renewBy: waits ? null : day(back - 180),
      confirmedBy: waits ? null : clerk.id,
      cameFrom: null,
      at: new Date(now - back * dayLong),
    };
  });
  await insertEnrolments(tx, members);
  for (const one of members.filter(({ area }) => area === show).slice(0, 12)) await joinGroup(tx, one.id, group);
  // what they served in the last quarter: most of it is with the units, the resident's own is to be looked at, one is contested
  const quarter = lastPeriod('quarter', day(0));
  const served = members
    .filter((one) => one.state === 'confirmed' && one.unitId !== null && (one.since <= quarter.until || one.personId === resident))
    .map((one, i) => ({
      one,
      id: v7(),
      minutes: one.personId === resident ? 630 : 30 * between(random, 0, 24),
      waits: i === 0 || one.personId === resident,
    }));
  await bringHours(
    tx,
    served
      .filter(({ minutes }) => minutes > 0)
      .map(({ one, minutes }) => ({
        id: v7(),
        personId: one.personId,
        what: 'activities.activity',
        subjectId: null,
        kind: null,
        title: '社区志愿服务',
        day: quarter.until,
        from: null,
        until: null,
        minutes,
        voluntary: true,
        areaPath: one.area.path,
        organisationId: one.unitId,
        recordedBy: clerk.id,
        certifiedBy: clerk.id,
        certifiedAt: new Date(`${quarter.until}T18:00:00+08:00`),
      })),
  );
  await insertRecords(
    tx,
    served.map(({ one, id, minutes, waits }) => ({
      id,
      personId: one.personId,
      unitId: one.unitId ?? '',
      areaPath: one.area.path,
      period: quarter.name,
      from: quarter.from,
      until: quarter.until,
      minutes,
      duties: 0,
      orders: 0,
      rated: 0,
      contestUntil: day(waits ? -6 : 2),
    })),
  );
  await returnDue(tx, day(0));
  if (served[0]) await contest(tx, served[0].id, ['minutes']);
  const [first] = units;
  if (!first) return;
  const at = new Date(now - 12 * dayLong);
  const paper = { unitId: first.id, byId: clerk.id, at };
  await insertPaper(tx, {
    ...paper,
    id: v7(),
    kind: 'bulletin',
    title: '第三季度共建情况通报',
    body: '各单位已按协议开展服务，社区汇总后印发。感谢支持。',
  });
  await insertPaper(tx, {
    ...paper,
    id: v7(),
    kind: 'statement',
    title: '第三季度自述',
    body: '组织党员清扫古城巷道两次，为老人办理存取款上门服务六次。',
  });
  await insertAppraisal(tx, {
    id: v7(),
    unitId: first.id,
    areaPath: show.path,
    year: Number(day(0).slice(0, 4)) - 1,
    word: 'good',
    text: '协议事项按期办理，服务日有人到岗；建议多安排晚间时段。',
    figures: { members: 9, minutes: 5_400, kept: 1, promised: 2 },
    at,
    byId: clerk.id,
  });
};
export default addUnits;
