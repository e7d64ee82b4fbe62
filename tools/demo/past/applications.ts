import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ReportBody } from '#contract/cases/api.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { ApplicationState } from '#contract/services/kinds.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { actInHistory, type History, openHistory } from '#modules/cases/index.ts';
import { insertApplication, insertEntrustment, type Progress, promisedIn, promiseInWords, stateOf } from '#modules/services/index.ts';
import { bodyOf, type NumberAt } from './join-and-split.ts';
import type { Stage } from './live.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly data: Answers;
}
/** An application of the past with the life of its case. */
export interface Applied {
  readonly history: History;
  readonly item: Item;
  readonly who: Viewer;
  readonly channel: 'online' | 'window' | 'assisted';
  readonly progress: readonly Progress[];
  readonly granted: boolean | null;
}

const hour = 3_600_000;
const dayLong = 24 * hour;
/** Applications of the past. */
const most = 36;

type Step = readonly [action: string, who: 'handler' | 'clerk' | 'resident', after: number, body: object, words: string | null];
const accept: Step = ['accept', 'handler', 3, {}, null];
const refuse: Step = ['reject', 'handler', 5, { reason: '不在受理范围，请到户籍所在地办理' }, '不在受理范围，请到户籍所在地办理'];
const answer: Step = ['answer', 'handler', 30, { text: '符合条件，准予办理', photoIds: [] }, '符合条件，准予办理'];
const issue: Step = ['check', 'clerk', 40, { reason: null, photoIds: [] }, null];
const rated: Step = [
  'call_back',
  'resident',
  60,
  { rating: { answered: true, solved: true, satisfied: true, comment: null }, without: null },
  null,
];
/** Lives of applications, each as far as it has come. */
const lives: readonly (readonly Step[])[] = [
  [],
  [accept],
  [accept, answer],
  [accept, answer, issue],
  [accept, answer, issue, rated],
  [accept, answer, issue, rated],
  [refuse],
  [accept, answer, issue],
  [accept],
];

/** Lives through applications of the last weeks, in the show community and around it. */
export const liveApplications = async (tx: Tx, stage: Stage, numberAt: NumberAt): Promise<Applied[]> => {
  const { company, ground, grids, random, now } = stage;
  const { rows: items } = await execute<Item>(
    tx,
    `select w.id, w.title, w.data from register_rows w join registers r on r.jurisdiction_id = :jurisdiction and r.no = w.register
     where w.jurisdiction_id = :jurisdiction and r.code = 'service_items' and w.state = 'published' order by w.title`,
    [],
  );
  const applied: Applied[] = [];
  for (let n = 0; n < most && items.length > 0; n += 1) {
    const item = items[(n * 7) % items.length] as Item;
    const steps = lives[n % lives.length] as readonly Step[];
    const grid = grids[(n * 5) % grids.length];
    const back = steps.length === 0 ? 1.2 + (n % 3) * 0.3 : steps.length === 1 && steps[0] === accept ? 1 + (n % 4) : 6 + ((n * 2.3) % 60);
    const at = new Date(now.getTime() - back * dayLong);
    const who = n % 6 === 1 ? company.newcomer : random.pick(company.residents);
    const channel = n % 5 === 3 ? 'window' : n % 7 === 4 ? 'assisted' : 'online';
    if (!grid) continue;
    const clerk = await company.staff('clerk', pathOfCode(grid.code));
    const report = {
      id: idOf(at),
      text: `申请办理：${item.title}`,
      point: null,
      accuracy: null,
      areaCode: grid.code,
      placeText: null,
      categoryCode: null,
      photoIds: [],
      anonymous: false,
      occurredAt: null,
      caller: channel === 'window' ? { name: null, phone: null } : null,
    } satisfies ReportBody;
    const promised = promisedIn(item.data);
    const organisationId = String(item.data['body']);
    let history: History | null = openHistory(ground, channel === 'window' ? clerk : who, report, at, numberAt(at), {
      kind: 'application',
      promised,
    });
    for (const body of [
      { action: 'verify', reason: null, photoIds: [] },
      { action: 'file', categoryCode: null, kind: null, areaCode: null, reason: null },
      { action: 'dispatch', organisationId, assists: [], level: null, handling: null, reason: null },
    ])
      history = history && actInHistory(ground, history, null, bodyOf(body), at);
    const progress: Progress[] = [{ state: 'received', at: at.toISOString(), words: null }];
    for (const [action, by, after, body, words] of steps) {
      const when = new Date(at.getTime() + after * hour);
      if (!history || when >= now) break;
      const actor = by === 'handler' ? await company.handler(organisationId) : by === 'clerk' ? clerk : who;
      const next = actInHistory(ground, history, actor, bodyOf({ action, ...body }), when);
      if (!next) break;
      const before = progress.at(-1)?.state ?? 'received';
      const state: ApplicationState = stateOf(next.file.state, before);
      if (state !== before) progress.push({ state, at: when.toISOString(), words });
      history = next;
    }
    if (history) {
      const ended = progress.at(-1)?.state;
      const granted = ended === 'refused' ? false : ended === 'decided' || ended === 'issued' ? true : null;
      applied.push({ history, item, who, channel, progress, granted });
    }
  }
  return applied;
};

const timeOf = (progress: readonly Progress[], state: ApplicationState): Date | null => {
  const found = progress.find((one) => one.state === state);
  return found ? new Date(found.at) : null;
};

/** Stores them beside their cases, and what people of the show community entrusted others with. Nothing of the past is sealed: it had no answers. */
export const addPastApplications = async (tx: Tx, { company }: Stage, applied: readonly Applied[]): Promise<void> => {
  const { rows: persons } = await execute<{ id: string }>(
    tx,
    'select p.id from persons p where p.jurisdiction_id = :jurisdiction and p.merged_into is null order by p.id limit 400',
    [],
  );
  const { rows: materials } = await execute<{ id: string; title: string; data: Answers }>(
    tx,
    `select w.id, w.title, w.data from register_rows w join registers r on r.jurisdiction_id = :jurisdiction and r.no = w.register
     where w.jurisdiction_id = :jurisdiction and r.code = 'service_materials'`,
    [],
  );
  const ofItem = Map.groupBy(materials, ({ data }) => String(data['item']));
  for (const [n, { history, item, who, channel, progress, granted }] of applied.entries()) {
    const { file } = history;
    const person = persons[(n * 11) % persons.length];
    const agent = await company.staff('grid_worker', file.areaPath);
    const state = progress.at(-1)?.state ?? 'received';
    const accepted = history.links.find(({ to }) => to === 'handling');
    const id = idOf(file.createdAt);
    await insertApplication(tx, {
      id,
      caseId: file.id,
      number: file.number,
      itemId: item.id,
      itemCode: String(item.data['code']),
      item: item.title,
      limitWords: promiseInWords(item.data),
      trips: Number(item.data['trips'] ?? 0),
      areaPath: file.areaPath,
      organisationId: String(item.data['body']),
      organisationName: company.organisationName(String(item.data['body'])) ?? '',
      channel,
      accountId: channel === 'window' ? null : who.accountId,
      personId: person?.id ?? null,
      agentId: channel === 'assisted' ? agent.accountId : null,
      takenInBy: channel === 'online' ? who.accountId : agent.accountId,
      materials: (ofItem.get(item.id) ?? []).map(({ id: material, title, data }) => ({
        id: material,
        name: title,
        necessity: String(data['necessity']),
        state: data['necessity'] === 'required' ? 'ticked' : 'missing',
        photos: [],
      })),
      formVersion: 0,
      sealed: null,
      keyVersion: null,
      state,
      seq: file.eventCount,
      receivedAt: file.createdAt,
      acceptedAt: timeOf(progress, 'accepted'),
      dueAt: accepted?.basis.stageDueAt ? new Date(accepted.basis.stageDueAt) : null,
      corrected: false,
      decidedAt: timeOf(progress, 'decided') ?? timeOf(progress, 'refused'),
      granted,
      issuedAt: timeOf(progress, 'issued'),
      progress,
      receivedBy: null,
    });
    if (channel !== 'assisted' && n % 9 !== 0) continue;
    const isOver = channel === 'assisted' && state === 'issued';
    await insertEntrustment(tx, {
      id: idOf(file.createdAt),
      itemId: item.id,
      item: item.title,
      areaPath: file.areaPath,
      accountId: channel === 'assisted' ? who.accountId : null,
      personId: person?.id ?? null,
      agentId: channel === 'assisted' ? agent.accountId : null,
      scope: '代为提交材料、领取办理结果',
      photos: [],
      state: channel !== 'assisted' ? 'asked' : isOver ? (n % 2 ? 'closed' : 'delivered') : 'handling',
      applicationId: channel === 'assisted' ? id : null,
      feeFen: 0,
      words: isOver ? '结果已送到家中，本人签收' : null,
      satisfied: isOver && n % 2 ? true : null,
      askedAt: file.createdAt,
      acceptedAt: channel === 'assisted' ? file.createdAt : null,
      deliveredAt: isOver ? timeOf(progress, 'issued') : null,
      closedAt: isOver && n % 2 ? timeOf(progress, 'issued') : null,
    });
  }
};
