import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as accounts from '#contract/accounts/api.ts';
import * as cases from '#contract/cases/api.ts';
import * as coverage from '#contract/coverage/api.ts';
import * as drawing from '#contract/drawing/api.ts';
import * as map from '#contract/map/api.ts';
import * as organisations from '#contract/organisations/api.ts';
import * as places from '#contract/places/api.ts';
import * as territory from '#contract/territory/api.ts';
import { type Answer, type District, pointIn, reportBody, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const facts = {
  creditCode: null,
  address: null,
  phone: null,
  point: null,
  members: null,
  households: null,
  note: null,
  foundedOn: null,
};
const place = {
  kind: 'service_station',
  name: '柳岸党群服务站',
  point: pointIn('001001001'),
  address: null,
  phone: null,
  organisationId: null,
  floorArea: null,
  hours: Array.from({ length: 7 }, () => []),
  closedOnHolidays: false,
  hoursNote: null,
  facilities: [],
  attributes: {},
  note: '内部备注',
};
const day = (offset: number): string => new Date(d.clock.now().getTime() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const terms = (title: string) => ({
  title,
  signedOn: day(-10),
  validFrom: day(-10),
  validTo: day(300),
  remindDays: 30,
  promises: [{ text: '捐赠路灯', dueOn: null, responsible: { name: '木增福', phone: '13911110000', partyMember: true } }],
});

interface Sent {
  readonly who: Who;
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly body: Record<string, unknown>;
  readonly answer: Answer;
}
/** Every act of the platform that carries an id, taken once by somebody in their post; by the name of its endpoint. */
const actAll = async (): Promise<Map<string, Sent>> => {
  const sent = new Map<string, Sent>();
  const send = async (
    name: string,
    who: Who,
    endpoint: { method: string; path: string },
    ids: string[],
    fields: object,
  ): Promise<Answer['body']> => {
    const client = await d.as(who);
    const url = ids.reduce((path, id) => path.replace(/:\w+/, id), endpoint.path);
    const body = { id: v7(), ...fields };
    const method = endpoint.method as 'POST' | 'PUT';
    const answer = await (method === 'PUT' ? client.put(url, body) : client.post(url, body));
    expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    sent.set(name, { who, method, url, body, answer });
    return answer.body;
  };
  // cases
  const caseId = await d.caseIn('reported');
  await send('createReport', 'clerk', cases.createReport, [], reportBody());
  await send('act', 'clerk', cases.act, [caseId], { action: 'verify' });
  await send('revealReporter', 'clerk', cases.revealReporter, [caseId], { reason: '需要电话核实地点' });
  await send('revealNumbers', 'clerk', cases.revealNumbers, [caseId], { reason: '需要电话核实地点' });
  // organisations
  const at = d.area('001001').id;
  const create = (name: string, kind = 'enterprise') =>
    send('createOrganisation', 'clerk', organisations.createOrganisation, [], { ...facts, kind, name, areaId: at, parentId: null });
  const unit = await create('柳岸供电所');
  const body = await create('柳岸大党委', 'big_party_committee');
  const community = await create('柳岸居委会', 'community');
  const passing = await create('将撤销的单位');
  const changed = await send('changeOrganisation', 'clerk', organisations.changeOrganisation, [passing.id], {
    ...facts,
    name: '改过名的单位',
    version: 1,
  });
  const moved = await send('moveOrganisation', 'clerk', organisations.moveOrganisation, [passing.id], {
    version: changed.version,
    parentId: null,
    areaId: d.area('001001001').id,
  });
  const gone = await send('dissolveOrganisation', 'clerk', organisations.dissolveOrganisation, [passing.id], {
    version: moved.version,
    on: day(0),
    reason: '合并',
    endOffices: false,
  });
  await send('restoreOrganisation', 'clerk', organisations.restoreOrganisation, [passing.id], { version: gone.version, reason: '录错了' });
  const member = await send('joinBody', 'clerk', organisations.joinBody, [], { unitId: unit.id, bodyId: body.id, joinedOn: day(-1) });
  await send('leaveBody', 'clerk', organisations.leaveBody, [member.id], { on: day(0), reason: '退出' });
  // agreements
  const signed = await send('signAgreement', 'clerk', organisations.signAgreement, [], {
    unitId: unit.id,
    partnerId: community.id,
    ...terms('共建协议'),
  });
  const kept = await send('keepPromise', 'clerk', organisations.keepPromise, [signed.promises[0].id], { on: day(0), outcome: '已装好' });
  const { promises: _, ...without } = terms('共建协议二');
  const again = await send('changeAgreement', 'clerk', organisations.changeAgreement, [signed.id], {
    ...without,
    promises: [],
    version: kept.version,
  });
  await send('renewAgreement', 'clerk', organisations.renewAgreement, [signed.id], { ...terms('续签'), version: again.version });
  const other = await send('signAgreement', 'clerk', organisations.signAgreement, [], {
    unitId: unit.id,
    partnerId: community.id,
    ...terms('另一协议'),
  });
  const ended = await send('endAgreement', 'clerk', organisations.endAgreement, [other.id], {
    version: other.version,
    on: day(0),
    reason: '提前结束',
  });
  await send('resumeAgreement', 'clerk', organisations.resumeAgreement, [other.id], { version: ended.version, reason: '恢复' });
  // offices and persons
  const office = await send('appoint', 'clerk', organisations.appoint, [], {
    kind: 'secretary',
    person: { name: '木增寿', phone: '13911110001', partyMember: true },
    organisationId: body.id,
    areaId: null,
    validFrom: day(-1),
    validTo: null,
  });
  await send('correctOffice', 'clerk', organisations.correctOffice, [office.id], {
    employment: null,
    unitId: null,
    validFrom: day(-2),
    validTo: null,
    reason: '日期录错',
  });
  await send('changePerson', 'clerk', organisations.changePerson, [office.person.id], { version: 1, name: '木增喜', partyMember: true });
  await send('revealPerson', 'clerk', organisations.revealPerson, [office.person.id], { reason: '联系入户' });
  await send('endOffice', 'clerk', organisations.endOffice, [office.id], { on: day(0), reason: '换届' });
  // accounts and settings
  const account = await send('createAccount', 'security_admin', accounts.createAccount, [], {
    name: '新来的',
    username: 'new.comer',
    phone: '13911110002',
    password: 'an uncommon phrase 8',
    role: 'clerk',
    areaId: at,
    organisationId: null,
  });
  await send('giveTemporaryPassword', 'security_admin', accounts.giveTemporaryPassword, [account.id], {
    password: 'an uncommon phrase 9',
    reason: '过期未用',
  });
  const granted = await send('grantPost', 'security_admin', accounts.grantPost, [account.id], {
    role: 'dispatcher',
    areaId: at,
    organisationId: null,
    validTo: null,
  });
  await send('endPost', 'security_admin', accounts.endPost, [granted.posts[0].id], { reason: '调离' });
  await send('setAccountDisabled', 'security_admin', accounts.setAccountDisabled, [account.id], { disabled: true, reason: '离职' });
  await send('unlockAccount', 'security_admin', accounts.unlockAccount, [account.id], { reason: '本人来电' });
  await send('setSimulation', 'system_admin', accounts.setSimulation, [], { on: false });
  await send('setRequireSecondFactor', 'system_admin', accounts.setRequireSecondFactor, [], { roles: [] });
  // places
  const one = await send('createPlace', 'clerk', places.createPlace, [], place);
  const second = await send('changePlace', 'clerk', places.changePlace, [one.id], { ...place, name: '柳岸站', version: one.version });
  const third = await send('renewPlaceCode', 'clerk', places.renewPlaceCode, [one.id], { version: second.version });
  const fourth = await send('closePlace', 'clerk', places.closePlace, [one.id], {
    version: third.version,
    closedOn: day(0),
    reason: '搬迁',
  });
  await send('reopenPlace', 'clerk', places.reopenPlace, [one.id], { version: fourth.version });
  const settings = (await (await d.as('system_admin')).get('/api/settings/places')).body;
  await send('setPlaceSettings', 'system_admin', places.setPlaceSettings, [], settings);
  // areas, drawings, rules
  const area = (await (await d.as('clerk')).get(`/api/areas/${d.area('001001001').code}`)).body;
  const { name, shortName, kind, residents, names } = area;
  const edited = await send('editArea', 'clerk', territory.editArea, [area.code], {
    version: area.version,
    name,
    shortName,
    kind,
    households: 401,
    residents,
    names,
  });
  await send('setAreaLines', 'clerk', territory.setAreaLines, [area.code], { version: edited.version, lines: [] });
  const lines = (await (await d.as('system_admin')).get('/api/lines-of-work')).body;
  await send('setLines', 'system_admin', territory.setLines, [], { version: lines.version, items: lines.items });
  const book = (await (await d.as('supervisor')).get('/api/coverage/rules')).body;
  await send('setCoverageRules', 'supervisor', coverage.setCoverageRules, [], {
    version: book.version,
    rules: book.rules.map(({ standard: __, ...rule }: { standard: unknown }) => rule),
  });
  const draft = await send('openDraft', 'clerk', drawing.openDraft, [], {
    areaCode: d.area('001001').code,
    title: '网格调整',
    restore: null,
  });
  const features = draft.features.map((f: { residents: number | null }) => ({ ...f, residents: 900 }));
  const saved = await send('saveDraft', 'clerk', drawing.saveDraft, [draft.id], { version: draft.version, title: draft.title, features });
  const dropped = await send('discardDraft', 'clerk', drawing.discardDraft, [draft.id], { version: saved.version, reason: '暂缓' });
  const reopened = await send('reopenDraft', 'clerk', drawing.reopenDraft, [draft.id], { version: dropped.version });
  await send('publishDraft', 'clerk', drawing.publishDraft, [draft.id], {
    version: reopened.version,
    effectiveOn: day(0),
    reason: '优化网格',
  });
  return sent;
};

const takesId = (endpoint: unknown): boolean => {
  const { body } = endpoint as { body?: { safeParse(given: unknown): { error?: { issues: { path: PropertyKey[] }[] } } } };
  return body?.safeParse({ id: 'no id', action: 'verify' }).error?.issues.some(({ path }) => path[0] === 'id') ?? false;
};

test('a repeat shows what a question shows by then, and nothing once the post has ended', async () => {
  const sent = await actAll();
  // the device of a second factor that was lost is not at hand here; its answer is the account, as that of the other acts on accounts
  const named = Object.entries({
    ...cases,
    ...accounts,
    ...organisations,
    ...territory,
    ...drawing,
    ...places,
    ...coverage,
    ...map,
  }).flatMap(([name, e]) => (takesId(e) ? [name] : []));
  expect([...sent.keys(), 'resetSecondFactor'].sort()).toEqual([...new Set(named)].sort());

  const repeat = async ({ who, method, url, body }: Sent): Promise<Answer> => {
    const client = await d.as(who, later);
    return method === 'PUT' ? client.put(url, body) : client.post(url, body);
  };
  let later = await d.another();
  for (const [name, one] of sent) {
    const answer = await repeat(one);
    expect([name, answer.status]).toEqual([name, one.answer.status]);
    // an id, an area, a number of the thing itself: never an empty answer
    expect(Object.keys(answer.body).sort(), name).toEqual(Object.keys(one.answer.body).sort());
  }

  await d.asOwner("update posts set valid_from = '2025-01-01', valid_to = '2025-09-01'");
  later = await d.another();
  for (const [name, one] of sent) {
    const answer = await repeat(one);
    if (answer.status < 400) {
      // the own report is the sender's still; that settings were put says nothing
      expect(['createReport', 'setSimulation', 'setRequireSecondFactor', 'setPlaceSettings', 'setLines'], name).toContain(name);
      if (name !== 'createReport') expect(answer.body, name).toEqual({ ok: true });
    } else expect([403, 404], `${name} ${JSON.stringify(answer.body)}`).toContain(answer.status);
  }
  const looks = await d.asOwner('select from reveals');
  // two first looks and their repeats before the post ended; none after
  expect(looks).toHaveLength(4);
});
