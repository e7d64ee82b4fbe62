import { createHash } from 'node:crypto';
import * as casesApi from '#client/endpoints/cases.ts';
import type { Rating, ReportBody } from '#contract/cases/api.ts';
import { type CaseState, limits, states } from '#contract/cases/lifecycle.ts';
import { carry, type Tally } from '#tools/simulator/carry.ts';
import { type Cast, findCast } from '#tools/simulator/cast.ts';
import { patiently } from '#tools/simulator/person.ts';
import { type Places, placeOf, readPlaces } from '#tools/simulator/places.ts';
import { hashOfText, randomFrom } from '#tools/simulator/random.ts';
import type { Message } from './messages.ts';

export interface ReplayOptions {
  readonly url: string;
  /** Cases carried at the same time. */
  readonly lanes: number;
  readonly seed: number;
  readonly progress: (line: string) => void;
}

/** What a replay did and what the district then says of itself. */
export interface ReplayResult {
  readonly reports: number;
  readonly cases: number;
  readonly states: Record<CaseState, number>;
  /** Reports acknowledged to the sender that do not stand as exactly one case afterwards. */
  readonly lost: number;
  readonly rates: { response: number | null; solved: number | null; satisfied: number | null };
  readonly actions: Tally;
  /** Cases by the type they ended as; they are filed as each of the types in turn. */
  readonly types: Readonly<Record<string, number>>;
  /** The whole district as its supervisor sees it afterwards: in an own district the same cases, counted another way. */
  readonly district: { cases: number; rates: { response: number | null; solved: number | null; satisfied: number | null } };
  readonly stages: readonly { state: string; medianSeconds: number | null; p90Seconds: number | null; count: number }[];
  readonly seconds: number;
}

/** A stable id for a message: replaying the same file twice reports nothing twice. */
const idOf = (m: Message, seed: number): string => {
  const h = createHash('sha256').update(`replay ${seed} ${m.id} ${m.title}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

/** The report a message becomes: title and text, place by the stated mapping, every seventh anonymous, no category: the rule must find it. */
const reportOf = (places: Places, m: Message, seed: number): ReportBody => {
  const place = placeOf(places, m);
  const text = [...`${m.title}\n${m.text}`.trim()].slice(0, limits.textMax).join('');
  return {
    id: idOf(m, seed),
    text,
    point: place.point,
    areaCode: place.areaCode,
    placeText: place.words,
    categoryCode: null,
    photoIds: [],
    anonymous: hashOfText(`${m.id}`) % 7 === 0,
    // replayed as if it were written today
    occurredAt: null,
  };
};

/** Runs `work` for each item, `lanes` at a time, started in order. */
const inLanes = async <T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> => {
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let i = next++; i < items.length; i = next++) await work(items[i] as T);
    }),
  );
};

/** The whole district as its supervisor sees it, whoever reported. */
const census = async (cast: Cast, root: string) => {
  const supervisor = await cast.staff('supervisor', root);
  const counts = await patiently(() => supervisor.call(casesApi.countCases, { query: { queue: 'all' } }));
  const overview = await patiently(() => supervisor.call(casesApi.getOverview, { query: {} }));
  return { counts, overview };
};

/**
 * Sends every message through the public API as a resident's report, in order of time, and lets simulated staff carry each case to its
 * end while the next ones arrive. Then asks each sender for the own cases and compares with what was acknowledged.
 */
export const replay = async (messages: readonly Message[], { url, lanes, seed, progress }: ReplayOptions): Promise<ReplayResult> => {
  const startedAt = performance.now();
  const cast = await findCast(url);
  const places = await readPlaces(await cast.resident(0));
  const root = (places.streets[0]?.path ?? '').split('.').slice(0, -1).join('.');
  progress(`${messages.length} messages into ${places.streets.length} streets of ${url}, ${lanes} cases at a time`);

  const acknowledged = new Map<string, Set<string>>();
  const tally: Tally = {};
  const { items } = await (await cast.resident(0)).call(casesApi.listCaseTypes, {});
  const inTurn = items.flatMap(({ code, retired }) => (retired ? [] : [code]));
  const types: Record<string, number> = {};
  let begun = 0;
  const ratings: Rating[] = [];
  let [sent, ended] = [0, 0];
  let shown = performance.now();
  await inLanes(messages, lanes, async (m) => {
    const type = inTurn[begun++ % inTurn.length];
    const n = hashOfText(`${m.id} reporter`) % cast.residents.length;
    const reporter = await cast.resident(n);
    const body = reportOf(places, m, seed);
    const answer = await patiently(() => reporter.call(casesApi.createReport, { body }));
    const login = reporter.login;
    acknowledged.set(login, (acknowledged.get(login) ?? new Set()).add(answer.caseId));
    sent++;
    const { rating, kind } = await carry(cast, randomFrom(hashOfText(`${seed} ${m.id}`)), reporter, answer.caseId, tally, type);
    types[kind] = (types[kind] ?? 0) + 1;
    if (rating) ratings.push(rating);
    ended++;
    if (performance.now() - shown > 5_000) {
      shown = performance.now();
      progress(`${sent} reported, ${ended} at their end, ${Math.round((performance.now() - startedAt) / 1000)} s`);
    }
  });

  const recount = await countOwn(cast, acknowledged);
  const district = await census(cast, root);
  const share = (part: 'answered' | 'solved' | 'satisfied'): number | null =>
    ratings.length === 0 ? null : ratings.filter((r) => r[part]).length / ratings.length;
  return {
    reports: sent,
    cases: recount.cases,
    lost: sent - recount.kept,
    states: recount.states,
    rates: { response: share('answered'), solved: share('solved'), satisfied: share('satisfied') },
    actions: tally,
    types,
    district: { cases: district.counts.queues.all, rates: district.overview.rates },
    stages: district.overview.stages,
    seconds: (performance.now() - startedAt) / 1000,
  };
};

/** Asks each sender for the own cases: how many of those acknowledged stand there exactly once, and in which state. */
const countOwn = async (cast: Cast, acknowledged: ReadonlyMap<string, ReadonlySet<string>>) => {
  const counted = Object.fromEntries(states.map((s) => [s, 0])) as Record<CaseState, number>;
  let [kept, cases] = [0, 0];
  for (const [login, ids] of acknowledged) {
    const reporter = await cast.person(login);
    const found = new Map<string, CaseState[]>();
    for (let cursor: string | undefined; ; ) {
      const at: string | undefined = cursor;
      const page = await patiently(() => reporter.call(casesApi.listMyCases, { query: { limit: 200, ...(at ? { cursor: at } : {}) } }));
      for (const c of page.items) found.set(c.id, [...(found.get(c.id) ?? []), c.state]);
      if (page.next === null) break;
      cursor = page.next;
    }
    for (const id of ids) {
      const [state, ...more] = found.get(id) ?? [];
      if (!state || more.length > 0) continue;
      counted[state]++;
      kept++;
    }
    cases += ids.size;
  }
  return { kept, cases, states: counted };
};
