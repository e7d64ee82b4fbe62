import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '#contract/scorecards/card.ts';
import { templates } from '#contract/scorecards/templates.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { importAreas } from '#modules/territory/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { districtAreas } from '#tools/testing/factories/territory.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { bringCard } from './commands/bring.ts';
import { cardOf, satisfied, visited } from './testing/card.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const must = async (who: Who, url: string, body: object = {}): Promise<Answer['body']> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;

const publish = (subject: string, content: Card): Promise<Answer> => publishDefinition(d, 'scorecards.card', content, { subject });
const carry = () => d.process.kernel.relay.carry();
const days = (n: number): void => d.clock.advance(n * 86_400_000);
/** A case that was checked and whose reporter was or was not satisfied. */
const rated = async (isSatisfied: boolean): Promise<string> => {
  const caseId = await d.caseIn('checked');
  await carry();
  await d.must('resident', caseId, 'call_back', { rating: { answered: true, solved: true, satisfied: isSatisfied, comment: null } });
  await carry();
  return caseId;
};

test('a month from its rules to its final list: one appeal is won, and what was frozen stays readable', async () => {
  expect((await publish('communities', cardOf())).status).toBe(200);
  const unhappy = await rated(false);
  await rated(true);
  const run = await must('supervisor', '/api/scorecards/communities/runs', { day: '2025-09-20' });
  expect(run).toMatchObject({
    first: '2025-09-01',
    last: '2025-09-30',
    state: 'running',
    edition: 0,
    can: ['freeze', 'abandon', 'give', 'review'],
  });
  expect(await refused('supervisor', '/api/scorecards/communities/runs', { day: '2025-09-02' })).toBe('scorecards.period_taken');
  const path = `/api/scorecards/runs/${run.id}`;
  const own = d.area('001001').code;
  const scoreOf = async (who: Who, subject = own) =>
    (await get(who, path)).scores.find((one: { subject: string }) => one.subject === subject);

  // while it runs, the scored see it build up; what is not given yet is unknown and no nought
  expect(await scoreOf('clerk')).toMatchObject({
    total: 50,
    rank: null,
    unranked: 'unknown',
    lines: [
      { indicator: 'satisfied', state: 'known', figure: 50, n: 1, of: 2, points: 30 },
      { indicator: 'visited', state: 'unknown', points: null },
    ],
  });
  expect(await refused('clerk', `${path}/given`, { subject: own, indicator: 'visited', points: 30, words: '楼道堆物' })).toBe(
    'session.forbidden',
  );
  expect(await refused('supervisor', `${path}/given`, { subject: own, indicator: 'visited', points: 41, words: '楼道堆物' })).toBe(
    'scorecards.too_many_points',
  );
  expect(await refused('supervisor', `${path}/given`, { subject: own, indicator: 'satisfied', points: 1, words: '楼道堆物' })).toBe(
    'scorecards.not_given',
  );
  await must('supervisor', `${path}/given`, { subject: own, indicator: 'visited', points: 20, words: '楼道堆物' });
  expect(await must('supervisor', `${path}/given`, { subject: own, indicator: 'visited', points: 30, words: '复查已清' })).toEqual({
    number: 2,
  });
  expect(await scoreOf('clerk')).toMatchObject({ total: 60, rank: 1 });

  const step = (name: string, edition: number) => ({ step: name, edition });
  expect(await refused('supervisor', `${path}/steps`, step('freeze', 0))).toBe('scorecards.period_runs');
  d.clock.set('2025-10-09T02:00:00.000Z');
  await must('supervisor', `${path}/steps`, step('freeze', 0));
  expect(await refused('supervisor', `${path}/given`, { subject: own, indicator: 'visited', points: 1, words: '晚了' })).toBe(
    'scorecards.step_over',
  );
  // nobody who is scored sees what is frozen before it is published
  expect((await (await d.as('clerk')).get(path)).status).toBe(404);
  const published = await must('supervisor', `${path}/steps`, step('publish', 1));
  // five working days after a Thursday: the Saturday after the holidays is worked
  expect(published).toMatchObject({ state: 'preliminary', edition: 1, appealUntil: '2025-10-15' });

  const appeal = { subject: own, indicator: 'satisfied', words: '该件诉求不合理，已申请剔除' };
  expect(await refused('outsider', `${path}/appeals`, appeal)).not.toBeUndefined();
  // taken back by whoever raised it, an appeal makes room for another
  const hasty = await must('clerk', `${path}/appeals`, appeal);
  expect(hasty).toMatchObject({ state: 'open', mine: true });
  expect(await refused('supervisor', `/api/scorecards/appeals/${hasty.id}/withdraw`)).toBe('scorecards.appeal_not_yours');
  expect(await must('clerk', `/api/scorecards/appeals/${hasty.id}/withdraw`)).toMatchObject({ state: 'withdrawn', answer: null });
  expect(await refused('clerk', `/api/scorecards/appeals/${hasty.id}/withdraw`)).toBe('scorecards.appeal_answered');
  const raised = await must('clerk', `${path}/appeals`, appeal);
  expect(await refused('clerk', `${path}/appeals`, appeal)).toBe('scorecards.appealed');
  days(7);
  expect(await refused('clerk', `${path}/appeals`, { ...appeal, indicator: 'visited' })).toBe('scorecards.appeals_over');
  expect(await refused('supervisor', `${path}/steps`, step('finish', 1))).toBe('scorecards.appeals_open');
  const answer = { fact: { n: 1, of: 1, excluded: 1 }, answer: '情况属实，予以剔除' };
  expect(await refused('clerk', `/api/scorecards/appeals/${raised.id}/answer`, answer)).toBe('session.forbidden');
  // each contests what they stand for, and is told what that is
  expect((await get('clerk', path)).own).toEqual([own]);
  expect((await get('supervisor', path)).own).toEqual([]);
  // granting what stands there already grants nothing
  expect(
    await refused('supervisor', `/api/scorecards/appeals/${raised.id}/answer`, { ...answer, fact: { n: 1, of: 2, excluded: 1 } }),
  ).toBe('scorecards.appeal_unchanged');
  expect(await must('supervisor', `/api/scorecards/appeals/${raised.id}/answer`, answer)).toMatchObject({ state: 'granted' });
  expect(await refused('supervisor', `/api/scorecards/appeals/${raised.id}/answer`, answer)).toBe('scorecards.appeal_answered');
  // granted is not yet counted: it takes effect with the step that finishes the period
  expect(await scoreOf('clerk')).toMatchObject({ total: 60 });
  expect(await must('supervisor', `${path}/steps`, step('finish', 1))).toMatchObject({ state: 'final', edition: 2 });
  expect(await scoreOf('clerk')).toMatchObject({ total: 90 });
  expect((await get('clerk', `${path}?edition=1`)).scores.find((one: { subject: string }) => one.subject === own)).toMatchObject({
    total: 60,
  });

  // what is final is told in a bulletin, once for each edition, and stays as it was told
  expect(await refused('clerk', `${path}/bulletins`, { edition: 2 })).toBe('session.forbidden');
  expect(await refused('supervisor', `${path}/bulletins`, { edition: 1 })).toBe('scorecards.edition_changed');
  const words = { opening: '现将九月考核情况通报如下。', problems: '', demands: '请各社区逐项整改。' };
  const bulletin = await must('supervisor', `${path}/bulletins`, { edition: 2, ...words });
  expect(bulletin).toMatchObject({ year: 2025, number: 1, first: '2025-09-01', replaced: false });
  expect(await refused('supervisor', `${path}/bulletins`, { edition: 2, ...words })).toBe('scorecards.bulletin_issued');
  const told = await get('clerk', `/api/scorecards/bulletins/${bulletin.id}`);
  expect(told.content).toMatchObject({
    ...words,
    edition: 2,
    // one of two was taken back
    appeals: { raised: 1, granted: 1, refused: 0 },
    corrections: [],
    // two of all were asked, one is excluded; who was asked nobody has no share in it
    indicators: [
      { code: 'satisfied', figure: 100, before: null, mean: 60, full: 60 },
      { code: 'visited', figure: 30, mean: 30 },
    ],
  });
  expect(told.content.zones[0].rows[0]).toMatchObject({ subject: own, rank: 1, before: null, total: 90 });
  expect((await get('supervisor', `${path}/bulletin`)).issued.id).toBe(bulletin.id);
  const paper = await (await d.as('clerk')).get(`/api/scorecards/bulletins/${bulletin.id}/pdf`);
  expect(paper.body.subarray(0, 5).toString()).toBe('%PDF-');
  const book = await (await d.as('clerk')).get(`/api/scorecards/bulletins/${bulletin.id}/sheet`);
  expect(book.body.subarray(0, 2).toString()).toBe('PK');

  // whoever stands for one of them finds it without knowing of periods
  expect((await get('clerk', '/api/scorecards/own')).items).toMatchObject([
    { run: { id: run.id, state: 'final' }, subject: own, total: 90, rank: 1 },
  ]);

  // the same facts reckoned anew say that nothing would change; once the case is excluded as well, still nothing
  const same = await get('supervisor', `${path}/differences`);
  expect(same).toEqual({ edition: 2, items: [] });
  expect(unhappy).toBeTruthy();
  expect(await refused('supervisor', `${path}/corrections`, { edition: 2, reason: '核对' })).toBe('scorecards.nothing_changed');
});

test('facts corrected after freezing show what would change, and change it by decision alone', async () => {
  const told: [edition: number, total: number | null | undefined][] = [];
  d.process.modules.scorecards.follow(async (_, { run, scores }) => {
    told.push([run.edition, scores.find(({ subject }) => subject === d.area('001001').code)?.total]);
  });
  d.clock.set('2025-11-24T02:00:00.000Z');
  await publish('later', cardOf());
  const unhappy = await rated(false);
  await rated(true);
  const run = await must('supervisor', '/api/scorecards/later/runs', { day: '2025-11-24' });
  const path = `/api/scorecards/runs/${run.id}`;
  d.clock.set('2025-12-01T02:00:00.000Z');
  await must('supervisor', `${path}/steps`, { step: 'freeze', edition: 0 });
  expect((await get('supervisor', `${path}/differences`)).items).toEqual([]);
  const asked = await must('handler', `/api/cases/${unhappy}/exclusions`, { kind: 'untrue', reason: '现场核实，情况不属实' });
  await must('supervisor', `/api/exclusions/${asked.id}/decision`, { granted: true, reason: '证据充分' });
  await carry();
  const { items } = await get('supervisor', `${path}/differences`);
  expect(items).toMatchObject([
    {
      subject: d.area('001001').code,
      before: { total: 50 },
      after: { total: 100 },
      facts: [{ indicator: 'satisfied', before: { n: 1, of: 2, excluded: 0 }, after: { n: 1, of: 1, excluded: 1 } }],
    },
  ]);
  expect(await refused('supervisor', `${path}/corrections`, { edition: 7, reason: '剔除后重算' })).toBe('scorecards.edition_changed');
  expect(await must('supervisor', `${path}/corrections`, { edition: 1, reason: '剔除后重算' })).toMatchObject({
    state: 'frozen',
    edition: 2,
  });
  expect((await get('supervisor', path)).editions).toMatchObject([{ edition: 1 }, { edition: 2, reason: '剔除后重算' }]);

  // whoever acts on final periods is told when there is one, and again of each edition that takes its place
  await must('supervisor', `${path}/steps`, { step: 'publish', edition: 2 });
  d.clock.set('2025-12-20T02:00:00.000Z');
  expect(told).toEqual([]);
  await must('supervisor', `${path}/steps`, { step: 'finish', edition: 2 });
  expect(told).toEqual([[2, 100]]);
  const { scorecards } = d.process.modules;
  const [settled] = await d.process.kernel.db.read(systemAccess(d.id), (tx) =>
    scorecards.settled(tx, { jurisdictionId: d.id, card: 'later', limit: 5 }),
  );
  expect(settled).toMatchObject({ run: { id: run.id, edition: 2 }, card: { title: { zh: '社区月度考核' } } });
});

test('cards that cannot be right are refused with the place of the fault', async () => {
  const fault = async (over: Partial<Card>, code = 'wrong') => {
    const { body } = await publish(code, cardOf(over));
    return [body.error?.data?.at, body.error?.data?.what ?? body.error?.data?.problem];
  };
  expect(await fault({ indicators: [satisfied, { ...visited, full: 43 }] })).toEqual(['indicators', 'sum']);
  expect(await fault({ indicators: [satisfied, { ...visited, source: { kind: 'measure', measure: 'gone.away' } }] })).toEqual([
    'indicators.1.source',
    'source_gone',
  ]);
  expect(await fault({ indicators: [satisfied, { ...visited, scoring: { kind: 'formula', text: 'figure +' } }] })).toEqual([
    'indicators.1.scoring.text',
    'formula',
  ]);
  // one comprehensive assessment of streets a year: a second is refused by rule, whoever writes it
  expect((await publish('streets', cardOf({ subjects: 'street', period: 'year' }))).status).toBe(200);
  expect(await fault({ subjects: 'street', period: 'year' }, 'another')).toEqual(['period', 'scorecards.yearly_taken']);
  // nor does a department assess streets by itself, at whatever rhythm; companies it may
  const owner = d.organisations.department;
  expect(await fault({ subjects: 'street', period: 'month', owner })).toEqual(['owner', 'departments_own']);
  expect((await publish('companies', cardOf({ subjects: 'company', owner }))).status).toBe(200);
  // what streets think of departments gives 40 of 100 points at most, in every zone
  const [facts, thought] = [
    { ...satisfied, source: { kind: 'measure', measure: 'whistles.answered' } as const },
    { ...satisfied, code: 'rated', source: { kind: 'measure', measure: 'evaluations.rated' } as const, full: 40 },
  ];
  expect((await publish('departments', cardOf({ subjects: 'department', indicators: [facts, thought] }))).status).toBe(200);
  const zones = [{ code: 'windows', name: { zh: '窗口单位', en: null }, subjects: [] }];
  const shifted = [
    { ...facts, zones: { windows: 50 } },
    { ...thought, zones: { windows: 50 } },
  ];
  expect(await fault({ subjects: 'department', zones, indicators: shifted })).toEqual(['indicators.1.full', 'rated_too_much']);
  // what is offered to begin with can be published as it is
  for (const [code, template] of Object.entries(templates)) expect((await publish(code, template)).body.error, code).toBeUndefined();
});

test('a card is tried on the last period before it is published, and writes nothing', async () => {
  d.clock.set('2026-01-05T02:00:00.000Z');
  const tried = async (content: unknown, who: Who = 'supervisor') =>
    (await d.as(who)).post('/api/scorecards/try', { content, day: '2025-11-03' });
  const { body } = await tried(cardOf());
  expect(body).toMatchObject({ first: '2025-11-01', last: '2025-11-30' });
  expect(body.scores.find(({ subject }: { subject: string }) => subject === d.area('001001').code)).toMatchObject({
    total: 100,
    lines: [{ indicator: 'satisfied', n: 1, of: 1, excluded: 1 }, { state: 'unknown' }],
  });
  expect((await tried(cardOf({ full: 103 }))).body.error.data).toMatchObject({ at: 'indicators', what: 'sum' });
  expect((await tried({ title: '?' })).body.error.code).toBe('scorecards.card_invalid');
  expect((await tried(cardOf(), 'clerk')).status).toBe(403);
});

test('a period keeps the rules it was opened with, whatever is published later; an indicator whose source is gone is unknown and no nought', async () => {
  d.clock.set('2026-02-10T02:00:00.000Z');
  await publish('kept', cardOf());
  await rated(true);
  const open = (day: string) => must('supervisor', '/api/scorecards/kept/runs', { day });
  const own = d.area('001001').code;
  const linesOf = async (id: string) => {
    const { scores } = await get('supervisor', `/api/scorecards/runs/${id}`);
    return scores.find(({ subject }: { subject: string }) => subject === own);
  };
  const run = await open('2026-02-10');
  expect(run.version).toBe(1);
  const edited = cardOf({
    indicators: [
      { ...satisfied, full: 10 },
      { ...visited, full: 90 },
    ],
  });
  expect((await publish('kept', edited)).status).toBe(200);
  expect((await linesOf(run.id)).lines).toMatchObject([{ points: 60 }, { state: 'unknown' }]);
  // also what is frozen, shown and final of it, and only the next period goes by what was published since
  d.clock.set('2026-03-02T02:00:00.000Z');
  await must('supervisor', `/api/scorecards/runs/${run.id}/steps`, { step: 'freeze', edition: 0 });
  expect((await linesOf(run.id)).lines).toMatchObject([{ points: 60 }, { state: 'unknown' }]);
  expect((await open('2026-03-02')).version).toBe(2);

  // it was published while a module offered the measure
  const gone = cardOf({ indicators: [satisfied, { ...visited, source: { kind: 'measure', measure: 'gone.away' } }] });
  const by = { jurisdictionId: d.id, actorId: d.people.supervisor.id, at: d.clock.now() };
  const lost = { id: v7(), first: '2026-02-01', last: '2026-02-28' };
  await d.process.kernel.db.write(d.access, (tx) => bringCard(tx, by, 'lost', gone, lost));
  await must('supervisor', `/api/scorecards/runs/${lost.id}/steps`, { step: 'freeze', edition: 0 });
  expect(await linesOf(lost.id)).toMatchObject({
    total: 100,
    rank: null,
    unranked: 'unknown',
    lines: [{ points: 60 }, { state: 'unknown', points: null }],
  });
});

test('what was known of a community that was merged in the middle of a month counts for the one it is part of', async () => {
  const gone = districtAreas(d.code)
    .filter(({ code }) => code.startsWith(`${d.code}001001`))
    .map((area) => ({ ...area, validTo: '2025-11-20T00:00:00+08:00' }));
  await d.database.db.write(d.access, async (tx) => {
    await importAreas(tx, d.id, gone);
    await execute(
      tx,
      `insert into area_changes (jurisdiction_id, from_code, to_code, changed_on, kind, reason)
       values (linli.jurisdiction(), $1, $2, '2025-11-20', 'merge', '社区合并')`,
      [`${d.code}001001`, `${d.code}001002`],
    );
  });
  await carry();
  await expect
    .poll(async () => {
      const { body } = await (await d.as('supervisor')).post('/api/scorecards/try', { content: cardOf(), day: '2025-11-03' });
      return body.scores
        .filter(({ subject }: { subject: string }) => subject.startsWith(`${d.code}001`))
        .map(({ subject, lines }: { subject: string; lines: { n: number; of: number; excluded: number }[] }) => {
          const [{ n, of, excluded } = { n: 0, of: 0, excluded: 0 }] = lines;
          return [subject.slice(d.code.length), n, of, excluded];
        });
    })
    .toEqual([['001002', 1, 1, 1]]);
});
