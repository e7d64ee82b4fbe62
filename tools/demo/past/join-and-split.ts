import { merge } from '#contract/cases/actions/merge.ts';
import { type ActBody, actBody, type ReportBody } from '#contract/cases/api.ts';
import { actInHistory, type History, openHistory, recordInHistory } from '#modules/cases/index.ts';
import type { Stage } from './live.ts';

/** Reports that join a case, and cases from which a matter is split off. */
const most = { joined: 8, split: 4 } as const;
/** States in which a matter is split off. */
const splits: readonly string[] = ['filed', 'dispatched', 'handling'];
const other = [
  '同一地点的另一件事：路沿石松动，多块已经翘起，请一并处理。',
  '来电人同时反映：夜间有渣土车从这里经过，撒漏严重。',
  '现场另发现：旁边的配电箱门没有锁，电线裸露。',
  '同时反映：附近的公厕长期没有人打扫。',
] as const;

/** The next number of a day. */
export type NumberAt = (at: Date) => number;

/** Some time between the last step of a case and now. */
const afterLast = ({ random, now }: Stage, { links, file }: History): Date => {
  const last = (links.at(-1)?.at ?? file.createdAt).getTime();
  return new Date(last + (now.getTime() - last) * (0.2 + 0.5 * random.next()));
};
/** An act as it would have been sent. */
export const bodyOf = (body: object): ActBody => actBody.parse({ ...body, id: crypto.randomUUID(), version: null });

/** What somebody else reports in the place of a case. */
const reportAt = ({ file }: History, text: string, caller: ReportBody['caller']): ReportBody =>
  ({
    id: crypto.randomUUID(),
    text,
    point: file.lon === null || file.lat === null ? null : { lon: file.lon, lat: file.lat },
    accuracy: null,
    areaCode: file.areaCode,
    placeText: null,
    categoryCode: null,
    photoIds: [],
    anonymous: false,
    occurredAt: null,
    caller,
  }) as ReportBody;

/** What a neighbour reports again while it is worked on joins the case that is there. */
const join = async (stage: Stage, histories: History[], numberAt: NumberAt): Promise<void> => {
  const { company, ground, random } = stage;
  const open = histories.filter(({ file }) => file.state in merge.from);
  for (const first of open.filter((_, n) => n % Math.ceil(open.length / most.joined) === 0)) {
    const { file, intake } = first;
    const neighbour = random.pick(company.residents.filter(({ accountId }) => accountId !== file.reporterId));
    const at = afterLast(stage, first);
    const second = openHistory(ground, neighbour, reportAt(first, `我也来反映：${intake.report.text}`, null), at, numberAt(at));
    const clerk = await company.staff('clerk', file.areaPath);
    const body = bodyOf({ action: 'merge', intoId: file.id, reason: '同一地点同一事项' });
    histories.push(actInHistory(ground, second, clerk, body, afterLast(stage, second)) ?? second);
  }
};

/** A case that came in as two matters: the second becomes a case of its own, verified and filed where it was split off. */
const split = async (stage: Stage, histories: History[], numberAt: NumberAt): Promise<void> => {
  const { company, ground, random } = stage;
  const whole = [...histories.entries()].filter(([, { file }]) => splits.includes(file.state)).slice(-most.split);
  for (const [at, history] of whole) {
    const { file } = history;
    const clerk = await company.staff('clerk', file.areaPath);
    const when = afterLast(stage, history);
    const report = reportAt(history, random.pick(other), { name: null, phone: null });
    let part: History | null = openHistory(ground, clerk, report, when, numberAt(when));
    const of = { what: 'cases.part_of', data: { number: file.number } };
    part = recordInHistory(ground, part, clerk, of, when, { parentId: file.id });
    for (const action of ['verify', 'file']) part = part && actInHistory(ground, part, clerk, bodyOf({ action }), when);
    const told = part && { what: 'cases.split', data: { number: part.file.number }, public: true };
    const rest = told && recordInHistory(ground, history, clerk, told, when);
    if (!part || !rest) continue;
    histories[at] = rest;
    histories.push(part);
  }
};

/** The histories, of which a few have joined others and a few have had a matter split off, as a desk does with what comes in. */
export const joinAndSplit = async (stage: Stage, lived: readonly History[], numberAt: NumberAt): Promise<History[]> => {
  const histories = [...lived];
  await join(stage, histories, numberAt);
  await split(stage, histories, numberAt);
  return histories;
};
