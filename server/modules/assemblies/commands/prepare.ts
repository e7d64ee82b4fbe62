import { v4, v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/assemblies/assemblies.ts';
import { matterOf } from '#contract/assemblies/matters.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter, daysBetween } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, type Eye, type OwnCommand, ownCommand, subjectType } from '../context.ts';
import { ballotWays, endOf, noticeRule, questionsOf, ruleOf, startOf, whereOf } from '../domain/standing.ts';
import { mayRead, mayRun } from '../policy.ts';
import { assemblyShown } from '../queries/assembly.ts';
import { soundRoll } from '../queries/register.ts';
import { silenceWords, takesWords } from '../sentences.ts';
import { type AssemblyRecord, insertAssembly, itemsOf, putItems, writeAssembly, writeFacts } from '../store/assemblies.ts';
import { openDoubts } from '../store/doubts.ts';
import { insertEntries, type NewEntry } from '../store/entries.ts';
import { findEstate, lockEstate } from '../store/estates.ts';
import { holdersById } from '../store/holders.ts';
import { holdFor } from './hold.ts';
import { putUpFor, tellOwners } from './publish.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Facts = Omit<Body<typeof api.prepareAssembly>, 'id' | 'estateId'>;

/** Days on which the vote is open, checked against the place's rule. @throws assemblies.days_wrong, assemblies.open_days */
const openingOf = ({ rules, today }: Pick<Eye, 'rules' | 'today'>, { opensOn, closesOn }: { opensOn: string; closesOn: string }) => {
  if (closesOn < opensOn || closesOn < today) fail('assemblies.days_wrong');
  const { least, most, source } = rules.open;
  const days = daysBetween(opensOn, closesOn) + 1;
  if (days < least || days > most) fail('assemblies.open_days', { days, least, most, source });
  return { opensAt: startOf(opensOn), closesAt: endOf(closesOn) };
};
/** What is prepared, as rows keep it. @throws assemblies.scope_barred, assemblies.scope_building, and what {@link openingOf} throws */
const factsOf = (eye: Eye, body: Facts) => {
  const { scopes } = eye.rules;
  if (!scopes.allowed.includes(body.scope)) fail('assemblies.scope_barred', { source: scopes.source });
  // every owner of the building, and of no other, is concerned where a flat becomes a business
  const whole = body.items.find(({ matter }) => matterOf(matter).takes === 'everybody');
  if (whole && body.scope !== 'building') fail('assemblies.scope_building', { source: matterOf(whole.matter).source });
  for (const { options, most, matter, title } of body.items) {
    const fits = options.length === 0 ? most === 0 : new Set(options).size === options.length && options.length >= 2 && most >= 1;
    if (!fits || most > options.length || (options.length > 0 && matterOf(matter).takes === 'everybody'))
      fail('assemblies.choice_wrong', { title });
  }
  const building = body.scope === 'estate' ? null : (body.building ?? fail('assemblies.scope_building', { source: scopes.source }));
  const unit = body.scope === 'unit' ? (body.unit ?? fail('assemblies.scope_building', { source: scopes.source })) : null;
  const { title, scope, form, calling, organiser } = body;
  return { title, scope, building, unit, form, calling, organiser, ...openingOf(eye, body) };
};

/** Prepares an assembly. @throws see {@link factsOf}; assemblies.estate_not_found, session.forbidden */
export const prepareAssembly = (context: Context, viewer: Viewer, body: Body<typeof api.prepareAssembly>) =>
  ownCommand(
    context,
    viewer,
    'assemblies.prepare',
    body,
    async ({ eye, tx, actorId, log }) => {
      const estate = await findEstate(tx, body.estateId);
      if (!estate || !mayRead(viewer, estate.areaPath)) return fail('assemblies.estate_not_found');
      if (!mayRun(viewer, estate.areaPath)) fail('session.forbidden');
      const id = v7();
      const own = { id, estateId: estate.id, areaPath: estate.areaPath, rules: eye.rules, rulesVersion: eye.rulesVersion };
      await insertAssembly(tx, { ...factsOf(eye, body), ...own }, actorId);
      await putItems(tx, id, body.items);
      await log('assemblies.prepared', id, { data: { title: body.title } });
      return id;
    },
    assemblyShown,
  );

/** Changes what is prepared; what is announced is moved, by a new notice. @throws assemblies.notice_given with the rule, assemblies.changed */
export const changeAssembly = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.changeAssembly>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.change ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const before = await holdFor(eye, tx, id, 'change').catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== 'assemblies.state_wrong') throw error;
        const rule = noticeRule(eye.rules, body.calling);
        return fail('assemblies.notice_given', { ...rule, earliest: daysAfter(eye.today, rule.days) });
      });
      if (before.version !== body.version) fail('assemblies.changed');
      await writeFacts(tx, { id, ...factsOf(eye, body) });
      await putItems(tx, id, body.items);
      await log('assemblies.changed', id, { data: { title: body.title } });
      return id;
    },
    assemblyShown,
  );

/** The roll of an assembly as its register gives it today. @throws assemblies.doubts_open, assemblies.roll_faults, assemblies.nobody */
const fixRoll = async (eye: Eye, tx: Tx, a: AssemblyRecord): Promise<NewEntry[]> => {
  // whoever hands a unit over meanwhile waits, and changes the roll that is fixed here
  await lockEstate(tx, a.estateId);
  const doubts = await openDoubts(tx, a.estateId);
  if (doubts > 0) fail('assemblies.doubts_open', { count: doubts });
  const within = a.building === null ? null : { building: a.building, unit: a.unit };
  const entries = await soundRoll(eye, tx, a.estateId, within);
  if (entries.length === 0) fail('assemblies.nobody');
  return entries.map(({ heads, area, holders, units, label }, place) => ({
    key: v4(),
    heads,
    area,
    holders: [...holders],
    units: [...units],
    label,
    place,
  }));
};

/** The account that votes for an entry: the first of its owners who has proven to be one. */
export const votersOf = async (
  tx: Tx,
  entries: readonly { readonly holders: readonly string[] }[],
): Promise<(holders: readonly string[]) => string | null> => {
  const accounts = new Map<string, string>();
  for (const { id, accountId } of await holdersById(tx, [...new Set(entries.flatMap(({ holders }) => holders))]))
    if (accountId !== null) accounts.set(id, accountId);
  return (holders) => holders.map((id) => accounts.get(id)).find((one) => one !== undefined) ?? null;
};

/** Announces an assembly: the roll is fixed, the vote is set for its days, everybody can read it. */
const announce = async ({ eye, tx, actorId, at, jurisdictionId, log }: OwnCommand, a: AssemblyRecord): Promise<void> => {
  const { rules, rulesVersion, context, today } = eye;
  const items = await itemsOf(tx, [a.id]);
  const entries = await fixRoll(eye, tx, a);
  const round = a.round + 1;
  await insertEntries(tx, a.id, round, entries);
  const voter = await votersOf(tx, entries);
  const area = eye.snapshot.findByPath(a.areaPath) ?? eye.snapshot.root;
  const voteId = await context.votes.open(
    tx,
    { jurisdictionId, actorId, at, log },
    {
      subject: { type: subjectType, id: a.id },
      areaId: area.id,
      title: a.title,
      questions: questionsOf(items, rules, a),
      roll: entries.map(({ key, heads, area: squares, label, holders }) => ({
        entry: { key, heads, area: squares, ways: ballotWays(rules) },
        accountId: voter(holders),
        personId: null,
        label,
      })),
      opensAt: a.opensAt,
      closesAt: a.closesAt,
      proxiesMost: rules.proxies.most ?? 1_000,
    },
  );
  await writeAssembly(tx, a.id, {
    state: 'noticed',
    round,
    noticedOn: today,
    voteId,
    rules,
    rulesVersion,
    opensAt: a.opensAt,
    closesAt: a.closesAt,
  });
  const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `assemblies.notice.${key}`, data);
  const days = { opens: shanghaiDay(a.opensAt), closes: shanghaiDay(new Date(a.closesAt.getTime() - 1)) };
  await putUpFor(eye, tx, a, {
    kind: 'notice',
    title: word('title', { where: whereOf(a), title: a.title }),
    paragraphs: [
      word('when', {
        ...days,
        organiser: wordOf('zh-CN', `assemblies.organisers.${a.organiser}`),
        form: wordOf('zh-CN', `assemblies.forms.${a.form}`),
      }),
      ...items.map((one, i) =>
        word('item', {
          n: i + 1,
          title: one.title,
          text: one.text,
          takes: takesWords(one, rules, a),
          source: ruleOf(matterOf(one.matter), rules, a).source,
        }),
      ),
      word('roll', { heads: entries.reduce((n, { heads }) => n + heads, 0), area: entries.reduce((n, one) => n + one.area, 0) / 100 }),
      silenceWords(rules),
      word('ways', { rule: wordOf('zh-CN', `assemblies.ways.${rules.ways.rule}`), source: rules.ways.source }),
    ],
    until: days.closes,
  });
  await tellOwners(eye, tx, { ...a, round }, { kind: 'assemblies.noticed', variant: 'owner', data: days });
  await log('assemblies.noticed', a.id, { data: { entries: entries.length, ...days } });
};

/** Announces an assembly to the public. @throws assemblies.notice_short with the rule, and what {@link fixRoll} throws */
export const noticeAssembly = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.noticeAssembly>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.notice ${id}`,
    body,
    async (running) => {
      const { eye, tx } = running;
      const a = await holdFor(eye, tx, id, 'notice');
      const rule = noticeRule(eye.rules, a.calling);
      const [earliest, opens] = [daysAfter(eye.today, rule.days), shanghaiDay(a.opensAt)];
      if (opens < earliest) fail('assemblies.notice_short', { ...rule, earliest, opens });
      openingOf(eye, { opensOn: opens, closesOn: shanghaiDay(new Date(a.closesAt.getTime() - 1)) });
      await announce(running, a);
      return id;
    },
    assemblyShown,
  );

/** Moves an announced assembly: it is announced anew, with the whole days of notice. @throws assemblies.moved_late with the rule */
export const moveAssembly = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.moveAssembly>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.move ${id}`,
    body,
    async (running) => {
      const { eye, tx, actorId, at, jurisdictionId, log } = running;
      const a = await holdFor(eye, tx, id, 'notice_again');
      const rule = noticeRule(eye.rules, a.calling);
      const earliest = daysAfter(eye.today, rule.days);
      if (body.opensOn < earliest) fail('assemblies.moved_late', { ...rule, earliest });
      const opening = openingOf(eye, body);
      const { voteId } = a;
      await writeAssembly(tx, id, { voteId: null });
      if (voteId !== null) await context.votes.void(tx, { jurisdictionId, actorId, at, log }, voteId, body.reason);
      await announce(running, { ...a, ...opening });
      await log('assemblies.moved', id, { reason: body.reason });
      return id;
    },
    assemblyShown,
  );

/** Calls an assembly off; everybody who could read the notice can read that. */
export const callOff = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.callOffAssembly>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.call_off ${id}`,
    body,
    async ({ eye, tx, actorId, at, jurisdictionId, log }) => {
      const a = await holdFor(eye, tx, id, 'call_off');
      await writeAssembly(tx, id, { state: 'called_off', endReason: body.reason });
      if (a.voteId !== null) {
        await context.votes.void(tx, { jurisdictionId, actorId, at, log }, a.voteId, body.reason);
        const title = wordOf('zh-CN', 'assemblies.notice.calledOff', { where: whereOf(a), title: a.title });
        await putUpFor(eye, tx, a, { kind: 'notice', title, paragraphs: [body.reason], until: null });
      }
      await log('assemblies.called_off', id, { reason: body.reason });
      return id;
    },
    assemblyShown,
  );
