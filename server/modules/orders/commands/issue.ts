import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { DeskOrder, issueOrder as endpoint } from '#contract/orders/api.ts';
import { acceptHours, limitedKinds, listedDays, teamTurns, wishMost } from '#contract/orders/settings.ts';
import { most } from '#contract/orders/values.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type CaseRecord, findCase, maskNumbers } from '#modules/cases/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { faultOf, isFor, namesPerson } from '../domain/words.ts';
import { follow } from '../follow.ts';
import { mayIssue } from '../policy.ts';
import { presentDesk } from '../queries/present.ts';
import { changeOrder, findOrder, type OrderRow } from '../store/orders.ts';
import { mustLieAhead } from './ask.ts';
import { tellTurn } from './tell-turn.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;

/** What may stand in the listing. @throws by the rule that is broken */
const mustBeListable = ({ settings, today }: Eye, order: OrderRow, body: Body, asker: string | null): void => {
  const shown = `${body.words} ${body.place} ${body.alias ?? ''}`;
  const fault = faultOf(order.what, shown);
  if (fault) fail(fault);
  if (namesPerson(shown, maskNumbers(shown), asker)) fail('orders.names_person');
  // who wishes for something is shown under another name
  if (order.what === 'wish' && !body.alias) fail('orders.alias_needed');
  mustLieAhead(body.wishedOn, today);
  const dear = settingOf(wishMost, settings);
  if (body.unit === 'fen' && body.whole > dear) fail('orders.too_dear', { yuan: dear / 100 });
  if (body.unit === 'parts' && body.whole > most.parts) fail('orders.share_wrong', { most: most.parts });
  if (!isFor(settingOf(limitedKinds, settings), body.kind, order.groupCode)) fail('orders.not_for_group');
};

/** Takes the steps up to the one that gives the case to an organisation, each by the rules of the case. */
const dispatched = async (eye: Eye, tx: Tx, order: OrderRow, organisationId: string): Promise<CaseRecord> => {
  const { context, viewer } = eye;
  const { cases } = context;
  if (order.state === 'dispatched') return (await findCase(tx, order.id)) ?? fail('orders.not_found');
  if (order.state === 'reported') await cases.act(tx, viewer, order.id, { action: 'verify', reason: null, photoIds: [] });
  if (order.state === 'reported' || order.state === 'verified')
    await cases.act(tx, viewer, order.id, { action: 'file', categoryCode: null, kind: null, areaCode: null, reason: null });
  return cases.act(tx, viewer, order.id, {
    action: 'dispatch',
    organisationId,
    assists: [],
    level: null,
    handling: null,
    reason: null,
  });
};

/** Who may take it on from when: everybody at once or after one organisation, or teams of volunteers in turn. @throws orders.no_team */
const turnsFor = async (
  { context, settings }: Eye,
  tx: Tx,
  order: OrderRow,
  how: Body['how'],
  at: Date,
): Promise<Pick<OrderRow, 'opensAt' | 'turns' | 'turnsFrom' | 'turnHours' | 'turnsTold'>> => {
  const hours = settingOf(acceptHours, settings);
  const none = { turns: [], turnsFrom: null, turnHours: null, turnsTold: 0 };
  if (how === 'claim') return { opensAt: at, ...none };
  if (how === 'command') return { opensAt: new Date(at.getTime() + hours * 3_600_000), ...none };
  const teams = await context.volunteers.teams.near(tx, { areaPath: order.areaPath }, settingOf(teamTurns, settings));
  if (teams.length === 0) return fail('orders.no_team');
  const opensAt = new Date(at.getTime() + hours * teams.length * 3_600_000);
  return { opensAt, turns: teams, turnsFrom: at, turnHours: hours, turnsTold: 0 };
};

/**
 * The community has checked what was asked for and lists it. Claimed by whoever comes first, first for one organisation, which has some hours to
 * accept before everybody may, or for teams of volunteers one after the other, the nearest first.
 */
export const issue = async (context: Context, viewer: Viewer, orderId: string, body: Body): Promise<DeskOrder> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `orders.issue ${orderId}`,
    body,
    async ({ tx, at, log }) => {
      const order = (await findOrder(tx, orderId, true)) ?? fail('orders.not_found');
      if (!mayIssue(viewer, order.areaPath)) fail('session.forbidden');
      if (order.words !== null || !['reported', 'verified', 'filed', 'dispatched'].includes(order.state)) fail('orders.not_issuable');
      const asker = await context.cases.asked(tx, orderId);
      mustBeListable(eye, order, body, asker.name);
      const organisation =
        (body.organisationId === null ? eye.book.serving(order.areaPath)[0] : eye.book.get(body.organisationId)) ??
        fail('case.organisation_unknown');
      const now = await dispatched(eye, tx, order, organisation.id);
      if (!(await context.cases.lifecycle(tx, now)).dispatched.claim) fail('orders.not_claimable');
      await seeAll(tx);
      const turns = await turnsFor(eye, tx, order, body.how, at);
      await changeOrder(tx, orderId, {
        words: body.words,
        place: body.place,
        alias: body.alias,
        kind: body.kind,
        skills: body.skills,
        minutes: body.minutes,
        wishedOn: body.wishedOn,
        until: dayText(numberOf(eye.today) + settingOf(listedDays, eye.settings)),
        ...turns,
        issuedBy: viewer.accountId,
        organisationId: organisation.id,
        unit: body.unit,
        whole: body.whole,
        backs: 0,
      });
      await follow(tx, viewer.jurisdictionId, { ...now, version: now.eventCount, at });
      if (turns.turns.length > 0) await tellTurn(eye, tx, (await findOrder(tx, orderId)) ?? fail('orders.not_found'));
      await log('orders.issued', orderId, { data: { how: body.how, unit: body.unit, whole: body.whole } });
      return { id: orderId };
    },
    async ({ tx }, { id }) => (await presentDesk(eye, tx, [(await findOrder(tx, id)) ?? fail('orders.not_found')]))[0] as DeskOrder,
  );
};
