import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { changeRoster as changeEndpoint, createRoster as createEndpoint, Roster } from '#contract/rosters/api.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Eye } from '../context.ts';
import { whose } from '../context.ts';
import { mayManage } from '../policy.ts';
import { rosterShown } from '../queries/present.ts';
import { insertRoster, lockRoster, type RosterFacts, setEnded, updateRoster } from '../store/rosters.ts';
import { deleteComing } from '../store/shifts.ts';
import { noteGap } from './look-ahead.ts';
import { managed, type RosterCommand, rosterCommand } from './roster-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Given = Omit<Body<typeof createEndpoint>, 'id'>;

/** What is stored of a roster: an organisation's stands where the organisation does. @throws where it cannot be, or is not the viewer's to manage */
const factsOf = (eye: Eye, given: Given, before: RosterFacts | null): RosterFacts => {
  const { name, confirms, slots, organisationId } = given;
  if (new Set(slots.map(({ key }) => key)).size < slots.length) fail('rosters.slots_twice');
  const organisation = organisationId === null ? null : (eye.book.get(organisationId) ?? fail('organisations.organisation_not_found'));
  const area = eye.snapshot.find(organisation?.areaId ?? given.areaId);
  if (!area) return fail('territory.area_not_found', { code: given.areaId });
  const telephone = given.telephone === undefined ? (before?.telephone ?? null) : given.telephone;
  const facts = { name, confirms, telephone, slots, organisationId, areaId: area.id };
  if (!mayManage(eye.viewer, whose(eye, facts))) fail('session.forbidden');
  return facts;
};

const shown = ({ eye, tx }: RosterCommand, id: string): Promise<Roster> => rosterShown(eye, tx, id);
const recounted = async ({ eye, tx }: RosterCommand, id: string): Promise<void> => {
  const roster = await lockRoster(tx, id);
  if (roster) await noteGap(eye, tx, roster);
};

/** Makes a roster. */
export const createRoster = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<Roster> =>
  rosterCommand(
    context,
    viewer,
    'rosters.create',
    body,
    async (c) => {
      const facts = factsOf(c.eye, body, null);
      await insertRoster(c.tx, body.id, facts, c.at);
      await recounted(c, body.id);
      await c.log('rosters.created', facts.name, { data: { id: body.id, slots: facts.slots.length } });
      return body.id;
    },
    shown,
  );

/** Changes a roster; shifts that were assigned keep their hours. */
export const changeRoster = (context: Context, viewer: Viewer, id: string, body: Body<typeof changeEndpoint>): Promise<Roster> =>
  rosterCommand(
    context,
    viewer,
    `rosters.change ${id}`,
    body,
    async (c) => {
      const before = await managed(c.eye, c.tx, id, body.version);
      const facts = factsOf(c.eye, body, before);
      await updateRoster(c.tx, id, facts);
      await recounted(c, id);
      await c.log('rosters.changed', facts.name, { data: { id, before: { name: before.name, slots: before.slots.length } } });
      return id;
    },
    shown,
  );

/** Ends a roster: what has not begun is taken off. */
export const endRoster = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; reason: string },
): Promise<Roster> =>
  rosterCommand(
    context,
    viewer,
    `rosters.end ${id}`,
    body,
    async (c) => {
      const roster = await managed(c.eye, c.tx, id, body.version);
      await setEnded(c.tx, id, c.at);
      const taken = await deleteComing(c.tx, id, c.at);
      await c.log('rosters.ended', roster.name, { reason: body.reason, data: { id, shifts: taken } });
      return id;
    },
    shown,
  );
