import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import {
  type ConsequenceRule,
  type ConsequenceRules,
  consequenceRules,
  defaultConsequences,
  defaultCreditItem,
} from '#contract/property/consequences.ts';
import type { ListKind } from '#contract/property/values.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf, jurisdictionOf, systemAccess, type Tx } from '#kernel/db.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { notify } from '#kernel/notify.ts';
import { wordOf } from '#kernel/words.ts';
import type { ScoreRecord, Settled } from '#modules/scorecards/index.ts';
import { following, type PeriodLists, runningOn } from './domain/consequences.ts';
import { expose, postLists, takeDownExposure } from './post-lists.ts';
import type { Property } from './property.ts';
import {
  announceLists,
  type ConsequenceRecord,
  consequencesOfRun,
  findConsequence,
  keepConsequence,
  setConsequence,
} from './store/consequences.ts';

/** What follows from the red and yellow list, by versions. */
export const consequencesKind = defineDefinition<ConsequenceRules>({
  kind: 'property.consequences',
  schema: consequenceRules,
  permission: 'property.set_rules',
  words: 'property.consequencesOf',
  problemsOf: ({ rules }) =>
    rules.flatMap(({ list, act, running, unmended }, i): Problem[] => {
      const problem = (code: Problem['code']): Problem[] => [{ at: `rules.${i}`, code, data: { n: i + 1 } }];
      if (rules.findIndex((one) => one.list === list && one.act === act) < i) return problem('property.rule_twice');
      const ordered = rules.some((one) => one.list === list && one.act === 'rectify' && one.running <= running);
      return unmended && (act === 'rectify' || !ordered) ? problem('property.rule_waits') : [];
    }),
});
/** The rules in force, those that come with the program where none were published. */
export const rulesAt = async ({ definitions }: Pick<Kernel, 'definitions'>, jurisdictionId: string, at: Date): Promise<ConsequenceRules> =>
  (await definitions.inForce(consequencesKind, jurisdictionId, at))?.content ?? defaultConsequences;

/** An entry for the credit record of a company: it stood on the list so many periods running. */
export interface CreditEntry {
  /** Of the consequence: an entry is made once for it. */
  readonly id: string;
  readonly organisationId: string;
  readonly estate: string;
  readonly words: string;
  /** Of the scheme. */
  readonly item: string;
  readonly days: readonly [first: string, last: string];
}
type ActingBy = { readonly jurisdictionId: string; readonly actorId: string; readonly at: Date };
/** Whoever keeps credit records: takes an entry in, or back where a correction takes the estate off the list; in the transaction that does it. */
export interface CreditListener {
  /** Whether it keeps any under an item in a jurisdiction now; where nobody does, an entry waits for a hand. */
  keeps(jurisdictionId: string, at: Date, item: string): Promise<boolean>;
  enter(tx: Tx, by: ActingBy, entry: CreditEntry): Promise<void>;
  withdraw(tx: Tx, by: ActingBy, id: string): Promise<void>;
}

/** Periods in a row that are counted. */
const mostRunning = 12;
const listsOf = (scores: readonly ScoreRecord[]): Map<string, ListKind> =>
  new Map(scores.flatMap(({ subject, list }) => (list === null ? [] : [[subject, list] as const])));

const noticeOf = (c: ConsequenceRecord, variant: string, at: Date) => ({
  kind: 'property.listed',
  variant,
  to: { permission: 'scorecards.answer' as const, organisation: c.organisationId ?? '' },
  subject: c.id,
  data: { estate: c.name, first: c.first, last: c.last, running: c.running },
  cause: `${c.id} ${variant}`,
  at,
});

/** Which words tell what was done. */
const variantOf = ({ act, list, unmended }: ConsequenceRecord): string =>
  act !== 'credit' ? act : list === 'red' ? 'credit_red' : unmended ? 'credit_late' : 'credit';

/** Keeps what follows from a period by the rules. @returns of whom what, as subject, act and list */
const keepFollowing = async (
  tx: Tx,
  { at, settledBy }: { readonly at: Date; readonly settledBy: string },
  { rules }: ConsequenceRules,
  { run, scores }: Pick<Settled, 'run' | 'scores'>,
  before: readonly PeriodLists[],
): Promise<ReadonlySet<string>> => {
  const follows = new Set<string>();
  // what waits for the rectification is looked at when that is to be done
  const daysOf = (rule: ConsequenceRule): number =>
    (rule.unmended && rules.find((one) => one.list === rule.list && one.act === 'rectify')?.days) || rule.days;
  for (const score of scores) {
    if (score.list === null) continue;
    const count = runningOn(score.subject, score.list, run, before);
    for (const rule of following(score.list, count, rules)) {
      follows.add(`${score.subject} ${rule.act} ${score.list}`);
      await keepConsequence(
        tx,
        {
          id: idOf(at),
          runId: run.id,
          first: run.first,
          last: run.last,
          subject: score.subject,
          name: score.name,
          areaPath: score.areaPath,
          organisationId: score.organisationId,
          list: score.list,
          running: count,
          act: rule.act,
          words: rule.words,
          meetingKind: rule.meeting,
          item: rule.act === 'credit' ? (rule.item ?? defaultCreditItem) : null,
          days: rule.days,
          dueOn: daysAfter(shanghaiDay(at), daysOf(rule)),
          unmended: rule.unmended,
          settledBy,
        },
        at,
      );
    }
  }
  return follows;
};

/** Brings what follows from a final period of the past by the rules that come with the program, for a demo; whoever delivers events carries it out. */
export const bringLists = async (
  tx: Tx,
  { jurisdictionId, actorId, at }: By & { readonly actorId: string },
  settled: Pick<Settled, 'run' | 'scores'>,
  before: readonly Pick<Settled, 'run' | 'scores'>[],
): Promise<void> => {
  const earlier = before.map(({ run: { first, last }, scores }) => ({ first, last, lists: listsOf(scores) }));
  await keepFollowing(tx, { at, settledBy: actorId }, defaultConsequences, settled, earlier);
  await announceLists(tx, jurisdictionId, idOf(at), settled.run.id);
};

/**
 * Keeps what follows from a period that has become final, in the transaction that makes it so; called again for each correction, it takes back what does not follow any
 * more. Carried out afterwards, see {@link carryDue}.
 */
export const followLists =
  (property: Property) =>
  async (running: Command, settled: Settled): Promise<void> => {
    const { run, scores } = settled;
    const { kernel, scorecards } = property;
    const { tx, jurisdictionId, at, viewer } = running;
    const rules = await rulesAt(kernel, jurisdictionId, at);
    if (rules.card !== run.card) return;
    const before: PeriodLists[] = [];
    for (const one of await scorecards.settled(tx, { jurisdictionId, card: run.card, limit: 40 })) {
      if (one.run.last >= run.first || before.length === mostRunning) continue;
      before.push({ first: one.run.first, last: one.run.last, lists: listsOf(await scorecards.settledScores(tx, one.run)) });
    }
    const kept = await consequencesOfRun(tx, run.id);
    const follows = await keepFollowing(tx, { at, settledBy: viewer.accountId }, rules, { run, scores }, before);
    for (const c of kept) {
      if (c.state === 'withdrawn' || follows.has(`${c.subject} ${c.act} ${c.list}`)) continue;
      // what was talked about already stays where it was
      const off = c.agendaItemId !== null && (await property.meetings.agendas.takeOff(tx, c.agendaItemId));
      await setConsequence(tx, c.id, { ...c, ...(off && { meetingId: null, agendaItemId: null }), state: 'withdrawn' }, at);
      if (c.caseId !== null)
        await property.cases.record(tx, null, c.caseId, {
          what: 'property.withdrawn',
          data: { name: c.name, first: c.first, last: c.last },
        });
      if (c.state === 'done' && c.act === 'credit')
        for (const listener of property.creditListeners)
          await listener.withdraw(tx, { jurisdictionId, actorId: viewer.accountId, at }, c.id);
      if (c.state === 'done' && c.act === 'expose')
        await takeDownExposure(property, tx, { jurisdictionId, actorId: viewer.accountId, at }, c);
      if (c.state === 'done' && c.organisationId !== null)
        await notify(tx, jurisdictionId, [{ ...noticeOf(c, 'withdrawn', at), cause: `${c.id} withdrawn ${run.edition}` }]);
    }
    if (rules.open) await postLists(property, running, settled, rules);
    await announceLists(tx, jurisdictionId, idOf(at), run.id);
  };

/** Prepares what a consequence does, before the transaction that does it; null where nobody does it by itself. */
const prepare = async (property: Property, viewer: Viewer, c: ConsequenceRecord) => {
  const { organisations, territory, cases } = property;
  const book = await organisations.of(viewer.jurisdictionId);
  const root = (await territory.snapshot(viewer.jurisdictionId)).root;
  const company = c.organisationId === null ? null : book.get(c.organisationId);
  const opens = c.act === 'rectify' || c.act === 'talk';
  if (!opens) return { open: null };
  const given = {
    text: `【物业考核】${c.name}（${company?.name ?? '无物业合同'}）${c.first}至${c.last}：${c.words}`,
    areaCode: (c.areaPath ?? root.path).replaceAll('.', ''),
    caller: null,
    callerId: null,
    // a talk is held by the street, rectification is the company's
    organisationId: c.act === 'rectify' && company?.receives ? company.id : null,
    promised: { n: c.days, unit: 'natural_days' as const },
  };
  try {
    return { open: await cases.open(viewer, { ...given, kind: 'rectification' }) };
  } catch (error) {
    // a jurisdiction may have no such type
    if (!(error instanceof AppError && error.code === 'case.type_unknown')) throw error;
    return { open: await cases.open(viewer, { ...given, kind: null }) };
  }
};

/** Brings one before the next meeting of its kind. @returns null where there is none yet */
const putOnAgenda = async ({ meetings, territory }: Property, tx: Tx, c: ConsequenceRecord, at: Date) =>
  meetings.agendas.putOn(tx, at, {
    kind: c.meetingKind,
    areaPath: c.areaPath ?? (await territory.snapshot(jurisdictionOf(tx))).root.path,
    title: `${c.name}：${c.words}`.slice(0, 100),
    text: wordOf('zh-CN', 'property.topic', {
      name: c.name,
      first: c.first,
      last: c.last,
      running: c.running,
      list: wordOf('zh-CN', `property.lists.${c.list}`),
    }),
  });

/** Carries out one that is due, held: once, whoever tries at the same time. @returns over where it is not due, waits where no meeting takes it yet */
const carryHeld = async (
  property: Property,
  { tx, jurisdictionId, actorId, at }: ActingBy & { readonly tx: Tx },
  id: string,
  { open }: Awaited<ReturnType<typeof prepare>>,
): Promise<'done' | 'over' | 'waits'> => {
  const c = await findConsequence(tx, id, true);
  if (c?.state !== 'due') return 'over';
  const stands = c.act === 'agenda' ? await putOnAgenda(property, tx, c, at) : null;
  if (c.act === 'agenda' && stands === null) return 'waits';
  const opened = await open?.(tx);
  if (opened) {
    const { list, running: count, first, last } = c;
    await property.cases.record(tx, null, opened.id, {
      what: `property.${c.act}`,
      data: { name: c.name, list, running: String(count), first, last },
    });
    if (c.organisationId !== null) await property.cases.involve(tx, opened.id, c.organisationId);
  }
  if (c.act === 'credit' && c.organisationId !== null)
    for (const listener of property.creditListeners)
      await listener.enter(
        tx,
        { jurisdictionId, actorId, at },
        {
          id,
          organisationId: c.organisationId,
          estate: c.name,
          words: c.words,
          item: c.item ?? defaultCreditItem,
          days: [c.first, c.last],
        },
      );
  if (c.act === 'expose') await expose(property, tx, { jurisdictionId, actorId, at }, c);
  const done = { state: 'done', caseId: opened?.id ?? null, caseNumber: opened?.number ?? null } as const;
  await setConsequence(tx, id, { ...done, meetingId: stands?.meetingId ?? null, agendaItemId: stands?.itemId ?? null }, at);
  if (c.organisationId !== null) await notify(tx, jurisdictionId, [noticeOf(c, variantOf(c), at)]);
  return 'done';
};

/** Carries out what is due of a period, as whoever made it final; what finds nobody to do it waits for a hand. Harmless when repeated. */
export const carryDue = async (property: Property, jurisdictionId: string, runId: string): Promise<void> => {
  const { kernel } = property;
  const found = await kernel.db.write(systemAccess(jurisdictionId), async (tx) =>
    (await consequencesOfRun(tx, runId)).filter(({ state }) => state === 'due'),
  );
  const kept = new Map<string, boolean>();
  for (const { act, item } of found) {
    const code = item ?? defaultCreditItem;
    if (act !== 'credit' || kept.has(code)) continue;
    const keeping = await Promise.all(property.creditListeners.map((one) => one.keeps(jurisdictionId, kernel.clock.now(), code)));
    kept.set(code, keeping.includes(true));
  }
  const due = found.filter(({ act, item }) => act !== 'credit' || kept.get(item ?? defaultCreditItem));
  const failed: unknown[] = [];
  for (const c of due)
    try {
      const viewer = await kernel.viewers.of(jurisdictionId, c.settledBy);
      if (!viewer) continue;
      const prepared = await prepare(property, viewer, c);
      const at = kernel.clock.now();
      await kernel.db.write(accessOf(viewer), (tx) =>
        carryHeld(property, { tx, jurisdictionId, actorId: viewer.accountId, at }, c.id, prepared),
      );
    } catch (error) {
      // one that cannot be carried out does not keep the others waiting
      failed.push(error);
    }
  if (failed.length > 0) throw failed[0];
};

/** Carries one out by hand. @throws property.consequence_not_found, property.consequence_over, property.no_meeting where none is planned that takes topics */
export const carryByHand = async <T>(
  property: Property,
  viewer: Viewer,
  id: string,
  body: { readonly id: string },
  answer: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const { kernel } = property;
  const found = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => findConsequence(tx, id));
  const prepared = await prepare(property, viewer, found ?? fail('property.consequence_not_found'));
  return command(
    kernel,
    viewer,
    `property.carry ${id}`,
    body,
    async (running) => {
      const went = await carryHeld(property, { ...running, actorId: viewer.accountId }, id, prepared);
      if (went === 'over') fail('property.consequence_over');
      if (went === 'waits') fail('property.no_meeting');
      await running.log('property.carried', found?.name ?? '', { data: { id } });
      return { done: id };
    },
    ({ tx }) => answer(tx),
  );
};
