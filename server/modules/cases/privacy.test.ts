import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type District, testDistrict, type Who } from '#tools/testing/district.ts';

/* Who reported is shown masked, revealed for a reason and on record, and of an anonymous report to nobody. */
let d: District;
let named: string;
let hidden: string;
let device: Client;
let deviceCase: string;
const staff = ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler'] as const satisfies readonly Who[];
const walk = async (caseId: string) => {
  await d.must('clerk', caseId, 'verify');
  await d.must('clerk', caseId, 'file');
  await d.must('dispatcher', caseId, 'dispatch');
};
beforeAll(async () => {
  d = await testDistrict();
  named = await d.caseIn('reported');
  hidden = await d.caseIn('reported', { anonymous: true });
  device = await d.device();
  deviceCase = (await device.report()).body.caseId;
  for (const id of [named, hidden]) await d.must('resident', id, 'supplement');
  expect((await device.act(deviceCase, 'supplement')).status).toBe(200);
  for (const id of [named, hidden, deviceCase]) await walk(id);
});
afterAll(() => d?.close());
const reveal = async (who: Who, caseId: string, id = v7()) =>
  (await d.as(who)).post(`/api/cases/${caseId}/reveal`, { id, reason: '需要电话核实地点' });

describe('in lists, cases and timelines', () => {
  test.each(staff)('%s never reads the reporter’s name, phone or account', async (who) => {
    const client = await d.as(who);
    const { name, phone, id } = d.people.resident;
    const answers = [
      await client.get('/api/cases?queue=all'),
      await client.get(`/api/cases?queue=all&q=${encodeURIComponent(name)}`),
      await client.get(`/api/cases/${named}`),
      await client.get(`/api/cases/${hidden}`),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      const text = JSON.stringify(answer.body);
      for (const secret of [name, phone, id]) expect(text).not.toContain(secret);
      // Four digits alone also turn up in ids and hashes: the phone counts as shown when they follow its first three, written any way.
      expect(text).not.toMatch(new RegExp(`${phone.slice(0, 3)}[ -]?${phone.slice(3, 7)}`));
    }
  });

  test('staff read a masked name and phone, and that there is somebody to ask', async () => {
    const { reporter, timeline } = await (await d.as('clerk')).see(named);
    expect(reporter).toEqual({
      name: '赵***',
      phone: expect.stringMatching(/^137\*{4}\d{4}$/),
      anonymous: false,
      mine: false,
      revealable: true,
    });
    expect(timeline.slice(0, 2).map((e) => e.actor)).toEqual(
      [0, 1].map(() => ({ name: '赵***', role: 'resident', roleName: null, organisation: null })),
    );
    expect(timeline[2]?.actor).toEqual({ name: d.people.clerk.name, role: 'clerk', roleName: null, organisation: null });
  });

  test.each(['one’s own account', 'a device'])(
    'of an anonymous report from %s staff read nothing, nor that both came from one',
    async (from) => {
      const { reporter, timeline } = await (await d.as('dispatcher')).see(from === 'a device' ? deviceCase : hidden);
      expect(reporter).toEqual({ name: '', phone: null, anonymous: true, mine: false, revealable: false });
      expect(timeline.slice(0, 2).map((e) => e.actor)).toEqual([null, null]);
    },
  );

  test('an anonymous report looks the same whoever sent it, and what its reporter does in a post is a colleague’s act', async () => {
    const told = async (who: Who) => {
      const client = await d.as(who);
      const { caseId } = (await client.report({ anonymous: true })).body;
      await client.act(caseId, 'supplement');
      // the clerk verifies each: the own one as the others
      await d.must('clerk', caseId, 'verify');
      const seen = await (await d.as('dispatcher')).see(caseId);
      const { id: _, number: __, timeline, ...rest } = seen;
      return { ...rest, timeline };
    };
    const [resident, ...staffs] = [await told('resident'), await told('clerk'), await told('grid_worker'), await told('handler')];
    for (const one of staffs) expect(one).toEqual(resident);
    expect(resident?.channel).toBe('web');
    expect(resident?.timeline.map((e) => [e.by, e.actor?.name ?? null])).toEqual([
      ['reporter', null],
      ['reporter', null],
      ['staff', d.people.clerk.name],
    ]);
  });

  test('reports taken down as a clerk’s before they looked alike show no more than others', async () => {
    const { caseId } = (await (await d.as('clerk')).report({ anonymous: true })).body;
    await d.asOwner(`update cases set channel = 'clerk' where id = $1`, [caseId]);
    await d.asOwner(`update case_events set actor_role = 'clerk' where case_id = $1`, [caseId]);
    const { channel, timeline } = await (await d.as('dispatcher')).see(caseId);
    expect([channel, timeline[0]?.by, timeline[0]?.actor, timeline[0]?.data]).toEqual(['web', 'reporter', null, {}]);
  });

  test('nobody is shown at work on a case they only reported', async () => {
    const { caseId } = (await (await d.as('outsider')).report({ anonymous: true })).body;
    const looks = async (who: Who) => (await (await d.as(who)).post(`/api/cases/${caseId}/viewing`, {})).body.others;
    expect(await looks('outsider')).toEqual([]);
    expect(await looks('clerk')).toEqual([]);
  });

  test('no answer carries a hash: nothing can be tried out against it', async () => {
    const archived = await d.caseIn('archived', { anonymous: true });
    for (const who of ['supervisor', 'resident'] as const) {
      const client = await d.as(who);
      for (const url of [`/api/cases/${archived}`, `/api/cases/${hidden}`, '/api/cases?queue=all', '/api/my/cases'])
        expect(JSON.stringify((await client.get(url)).body)).not.toMatch(/[0-9a-f]{40}/i);
    }
  });

  test('the reporter knows the own report, follows it, and reads staff by masked names', async () => {
    for (const [client, id] of [
      [await d.as('resident'), hidden],
      [device, deviceCase],
    ] as const) {
      const seen = await client.see(id);
      expect(seen.reporter).toMatchObject({ mine: true, anonymous: true, revealable: false });
      expect(seen.actions).toContain('supplement');
      expect(JSON.stringify(seen.timeline)).not.toContain(d.people.clerk.name);
      expect((await client.get('/api/my/cases')).body.items.map((c: { id: string }) => c.id)).toContain(id);
    }
  });

  test('another device sees nothing of it', async () => {
    expect((await (await d.device()).get(`/api/cases/${deviceCase}`)).status).toBe(404);
  });

  test('what leaves towards open screens carries no name and no text beyond the title', async () => {
    const rows = await d.asOwner<{ payload: Record<string, unknown> }>('select payload from outbox');
    const news = rows.map((r) => r.payload).filter((p) => p['caseId'] === named || p['caseId'] === hidden);
    expect(news.length).toBeGreaterThan(5);
    for (const n of news) {
      expect(Object.keys(n).sort()).toEqual(
        [
          ...['action', 'actorId', 'areaPath', 'at', 'caseId', 'categoryCode', 'dueAt', 'handlerOrgId'],
          ...['from', 'kind', 'number', 'organisations', 'reporterId', 'state', 'title', 'version'],
        ].sort(),
      );
      expect(JSON.stringify(n)).not.toContain(d.people.resident.name);
    }
  });
});

describe('a reveal', () => {
  test('shows name and phone to those who speak with the reporter, and each look is on record with its reason, that of a repeat too', async () => {
    const id = v7();
    const before = (await d.asOwner('select id from reveals')).length;
    const { name, phone } = d.people.resident;
    for (let n = 0; n < 3; n++) expect(await reveal('clerk', named, id)).toMatchObject({ status: 200, body: { name, phone } });
    const rows = await d.asOwner('select viewer_id, case_id, reason from reveals order by id');
    const look = { viewer_id: d.people.clerk.id, case_id: named, reason: '需要电话核实地点' };
    expect(rows.slice(before)).toEqual([look, look, look]);
    const trail = (await (await d.as('audit_admin')).get('/api/audit?action=cases.reporter_revealed')).body.items;
    expect(trail[0]).toMatchObject({
      actor: d.people.clerk.name,
      subject: (await (await d.as('clerk')).see(named)).number,
      reason: '需要电话核实地点',
    });
    // neither the stored answer nor the trail holds what was shown
    const kept = await d.asOwner<{ text: string }>(
      `select done::text as text from mutations where id = $1 union all select data::text from audit_log where action like 'cases.%'`,
      [id],
    );
    expect(kept.length).toBeGreaterThan(1);
    for (const k of kept) for (const secret of [name, phone]) expect(k.text).not.toContain(secret);
  });

  test.each(['grid_worker', 'dispatcher', 'handler'] as const)('%s may', async (who) => {
    expect((await reveal(who, named)).status).toBe(200);
  });

  test.each([
    ['supervisor', 403, 'session.forbidden'],
    ['resident', 403, 'session.forbidden'],
    ['neighbour', 404, 'case.not_found'],
    ['outsider', 404, 'case.not_found'],
    ['officer', 404, 'case.not_found'],
    ['audit_admin', 404, 'case.not_found'],
    ['security_admin', 404, 'case.not_found'],
  ] as const)('%s may not: %i %s, and nothing is recorded', async (who, status, code) => {
    const before = (await d.asOwner('select id from reveals')).length;
    const answer = await reveal(who, named);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect((await d.asOwner('select id from reveals')).length).toBe(before);
  });

  test('without a reason there is none', async () => {
    const answer = await (await d.as('clerk')).post(`/api/cases/${named}/reveal`, { id: v7(), reason: ' ' });
    expect([answer.status, answer.body.error.data.fields]).toEqual([400, 'reason']);
  });

  test('nobody looks behind an anonymous report', async () => {
    for (const id of [hidden, deviceCase]) {
      for (const who of ['grid_worker', 'clerk', 'dispatcher', 'handler'] as const) {
        const answer = await reveal(who, id);
        expect([who, answer.status, answer.body.error.code]).toEqual([who, 409, 'case.reporter_anonymous']);
        expect(JSON.stringify(answer.body)).not.toContain(d.people.resident.name);
      }
    }
  });
});
