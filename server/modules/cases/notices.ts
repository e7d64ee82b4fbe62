import { type CaseState, isPaused, naturalAct, openStates, reachOf, turnOf } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Notify, Receivers } from '#kernel/notify.ts';
import { wordOf } from '#kernel/words.ts';
import type { Cases } from './cases.ts';
import { type CaseNews, caseTopic } from './domain/event-topic.ts';
import { type Lookups, lookups } from './queries/present-case.ts';
import { followersOf } from './store/alike.ts';
import { anonymousAmong, type CaseRecord, joinedTo } from './store/cases.ts';

/** Acts the reporter is told of, and as which kind: neither the report, which is confirmed where it was made, nor what only staff have to know. */
const toReporter: Partial<Record<CaseNews['action'], 'cases.step' | 'cases.result'>> = {
  file: 'cases.step',
  dispatch: 'cases.step',
  accept: 'cases.step',
  return: 'cases.step',
  claim: 'cases.step',
  hand_back: 'cases.step',
  recall: 'cases.step',
  rework: 'cases.step',
  shelve: 'cases.step',
  wait: 'cases.step',
  resume: 'cases.step',
  reopen: 'cases.step',
  merge: 'cases.step',
  unmerge: 'cases.step',
  answer: 'cases.result',
  settle: 'cases.result',
  check: 'cases.result',
  reject: 'cases.result',
  close: 'cases.result',
};

/** States in which somebody is waited for; one that pauses waits for its day. */
const pressing: readonly CaseState[] = openStates.filter((state) => !isPaused(state));

/** Where a case stands, as far as it says whose turn it is. */
export type Turn = Pick<CaseNews, 'state' | 'areaPath' | 'handlerOrgId'>;

/** Who can take the next act: members of the organisation that has the case, or the posts closest around its place. Null when nobody is waited for. */
export const nextToAct = ({ state, areaPath, handlerOrgId }: Turn): { act: string; to: Receivers } | null => {
  const act = naturalAct[state];
  if (act === null || !pressing.includes(state)) return null;
  const permission = turnOf(state);
  if (permission === null) return null;
  if (reachOf(permission) === 'area') return { act, to: { permission, around: areaPath } };
  return handlerOrgId === null ? null : { act, to: { permission, organisation: handlerOrgId } };
};

/** What fills the words of every notice about a case. */
export const dataOf = (l: Pick<Lookups, 'config'>, c: { number: string; categoryCode: string | null }): Record<string, unknown> => {
  const category = c.categoryCode === null ? null : l.config.category(c.categoryCode);
  return { number: c.number, matter: category ? { zh: category.name, en: category.nameEn } : { zh: '未分类', en: 'not classified' } };
};

/** What the reporter is told of an act; null where it is nothing. */
const toldReporter = (l: Lookups, n: CaseNews, anonymous: boolean): Notify | null => {
  const kind = toReporter[n.action];
  if (!kind || n.reporterId === null) return null;
  const organisation = n.handlerOrgId === null ? '' : (l.organisations.get(n.handlerOrgId)?.name ?? '');
  const until = isPaused(n.state) && n.dueAt ? shanghaiDay(new Date(n.dueAt)) : '';
  return {
    subject: n.caseId,
    cause: `${n.caseId} ${n.version}`,
    at: new Date(n.at),
    except: n.actorId,
    data: { ...dataOf(l, n), organisation, until },
    to: { accounts: [n.reporterId] },
    kind,
    variant: n.action,
    // whoever reports anonymously is not written to
    inboxOnly: anonymous,
  };
};

/** The notices one act on a case causes. */
const noticesOf = (l: Lookups, n: CaseNews, anonymous: boolean): Notify[] => {
  const common = { subject: n.caseId, cause: `${n.caseId} ${n.version}`, at: new Date(n.at), except: n.actorId, data: dataOf(l, n) };
  const told = toldReporter(l, n, anonymous);
  const notices: Notify[] = told ? [told] : [];
  // what somebody took on by themselves waits for them
  const next = n.from === n.state || n.action === 'claim' ? null : nextToAct(n);
  if (next) notices.push({ ...common, kind: 'cases.work', variant: next.act, to: next.to });
  // where nobody can take it, those who watch over the place are told: a case must not stand still unseen
  if (next && 'around' in next.to)
    notices.push({
      ...common,
      kind: 'cases.unattended',
      variant: 'waiting',
      to: { permission: 'cases.supervise', around: next.to.around, unless: next.to.permission },
    });
  if (n.action === 'supervise') {
    const supervised = nextToAct(n);
    if (supervised) notices.push({ ...common, kind: 'cases.overdue', variant: 'supervise', to: supervised.to });
  }
  return notices;
};

/** What a case did, for the reporter of another that has joined it: told as if that one went on by itself. */
const toldJoined = (l: Lookups, { id, number, reporterId }: CaseRecord, n: CaseNews, anonymous: boolean): Notify[] => {
  const told = toldReporter(l, { ...n, caseId: id, number, reporterId }, anonymous);
  return told ? [{ ...told, cause: `${id} ${n.caseId} ${n.version}` }] : [];
};

/** Tells those who only follow a case of its step: which one, nothing of a person. */
const followed = (l: Lookups, n: CaseNews, accounts: readonly string[]): Notify => ({
  kind: 'cases.followed',
  variant: 'step',
  to: { accounts },
  subject: n.caseId,
  cause: `${n.caseId} ${n.version}`,
  at: new Date(n.at),
  except: n.actorId,
  data: { ...dataOf(l, n), state: { zh: wordOf('zh-CN', `cases.states.${n.state}`), en: wordOf('en', `cases.states.${n.state}`) } },
});

/** Tells reporters of the steps of their cases, and of those they have joined, followers of the same, and staff of what has become theirs to do. */
export const tellOfCases = (cases: Cases): void => {
  cases.kernel.relay.on('cases.notices', caseTopic, async (events, jurisdictionId) => {
    const news = events.map((e) => e.payload as unknown as CaseNews).filter((n) => n.at !== undefined);
    const l = await lookups(cases, jurisdictionId);
    const steps = news.filter((n) => toReporter[n.action]);
    const ids = [...new Set(steps.map((n) => n.caseId))];
    const { joined, followers, anonymous } = await cases.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
      const some = ids.length === 0 ? [] : await joinedTo(tx, ids);
      const asked = [...steps.filter((n) => n.reporterId !== null).map((n) => n.caseId), ...some.map(({ id }) => id)];
      return {
        joined: some,
        followers: ids.length === 0 ? [] : await followersOf(tx, ids),
        anonymous: asked.length === 0 ? new Set<string>() : await anonymousAmong(tx, jurisdictionId, asked),
      };
    });
    const into = (one: CaseRecord): string | null => {
      const next = joined.find(({ id }) => id === one.mergedInto);
      return next ? into(next) : one.mergedInto;
    };
    await cases.kernel.notifier.tell(jurisdictionId, [
      ...news.flatMap((n) => noticesOf(l, n, anonymous.has(n.caseId))),
      ...steps.flatMap((n) => {
        const others = joined.filter((one) => into(one) === n.caseId);
        const accounts = followers.filter(({ caseId }) => caseId === n.caseId).map(({ accountId }) => accountId);
        return [
          ...others.flatMap((one) => toldJoined(l, one, n, anonymous.has(one.id))),
          ...(accounts.length > 0 ? [followed(l, n, accounts)] : []),
        ];
      }),
    ]);
  });
};
