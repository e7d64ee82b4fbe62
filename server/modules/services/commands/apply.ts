import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { tellAnswers } from '#contract/kernel/form/tell.ts';
import type { ApplicationDetail, applyFor as applying, takeInApplication as takingIn } from '#contract/services/applications.ts';
import { photosMost } from '#contract/services/kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { requireAnswers } from '#kernel/forms.ts';
import { personFor } from '#modules/persons/index.ts';
import { type Item, text } from '../catalogue.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { promisedIn, promiseInWords } from '../domain/promise.ts';
import { mayAssist, mayTakeIn } from '../policy.ts';
import { presentApplication } from '../queries/application.ts';
import { formOf } from '../queries/catalogue.ts';
import { sealSecret } from '../sealing.ts';
import { type HandedIn, insertApplication } from '../store/applications.ts';
import { changeEntrustment, findEntrustment } from '../store/entrustments.ts';

type Online = z.output<NonNullable<typeof applying.body>>;
type AtWindow = z.output<NonNullable<typeof takingIn.body>>;

/** Without letters and figures that are mistaken for others. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const makeCode = (): string => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');

/** What is handed in of each material of an item. @throws services.material_unknown, services.material_missing */
const handedIn = (item: Item, body: Pick<Online, 'photoIds' | 'photoOf'>, ticked: readonly string[] | null): HandedIn[] => {
  const known = new Set(item.materials.map(({ id }) => id));
  for (const id of [...body.photoOf, ...(ticked ?? [])]) if (!known.has(id)) fail('services.material_unknown');
  if (body.photoOf.length !== body.photoIds.length) fail('services.material_unknown');
  return item.materials.map(({ id, name, values }): HandedIn => {
    const necessity = text(values['necessity']);
    const photos = body.photoIds.filter((_, i) => body.photoOf[i] === id);
    const isShared = values['source'] === 'shared';
    const state = photos.length > 0 ? 'sent' : ticked?.includes(id) ? 'ticked' : 'missing';
    // what authorities share is not asked of anybody; at the window what lacks is told and asked for later
    if (state === 'missing' && necessity === 'required' && !isShared && ticked === null) fail('services.material_missing', { name });
    return { id, name, necessity, state, photos };
  });
};

/** Answers judged by the form in force and told in words. @throws services.form_changed, form.answer_wrong */
const answered = (schema: FormSchema | null, version: number, body: Pick<Online, 'version' | 'answers'>) => {
  if (body.version !== version) fail('services.form_changed');
  if (schema === null) return [];
  const form = readForm(schema);
  requireAnswers(form, body.answers as Answers);
  return tellAnswers(form, body.answers as Answers, () => null);
};

interface Given extends Online {
  readonly itemId: string;
  readonly channel: 'online' | 'window';
  readonly ticked: readonly string[] | null;
  readonly entrustmentId: string | null;
  readonly what: string;
}

const bring = async (context: Context, viewer: Viewer, body: Given): Promise<ApplicationDetail> => {
  const eye = await eyeOf(context, viewer);
  const catalogue = await context.catalogue(viewer.jurisdictionId);
  const item = catalogue.find(body.itemId) ?? fail('services.item_not_found');
  if (!item.opens) fail('services.item_not_open');
  const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  if (body.channel === 'window' && !(body.entrustmentId ? mayAssist(viewer, area.path) : mayTakeIn(viewer, area.path)))
    fail('session.forbidden');
  const form = await formOf(context, viewer.jurisdictionId, item.code);
  const answers = answered(form.schema, form.version, body);
  const materials = handedIn(item, body, body.ticked);
  const organisation = eye.book.get(text(item.values['body'])) ?? fail('case.organisation_unknown');
  const isOnline = body.channel === 'online';
  const open = await context.cases.open(viewer, {
    kind: 'application',
    text: `申请办理：${item.name}`,
    areaCode: body.areaCode,
    caller: isOnline ? null : { name: body.name, phone: body.phone },
    organisationId: organisation.id,
    promised: promisedIn(item.values),
    callerId: null,
  });
  const run = async ({ tx, at, log, jurisdictionId }: Command): Promise<string> => {
    const personId = await personFor(tx, jurisdictionId, eye.ring, {
      name: body.name,
      phone: body.phone,
      partyMember: false,
      phoneShared: true,
    });
    const entrusted = body.entrustmentId === null ? null : await entrustedWith(eye, tx, body.entrustmentId, item.id);
    const opened = await open(tx);
    await claim(tx, viewer, body.photoIds, { type: 'service_application', id: body.id }, 'photo', photosMost);
    await insertApplication(tx, {
      id: body.id,
      caseId: opened.id,
      number: opened.number,
      itemId: item.id,
      itemCode: item.code,
      item: item.name,
      limitWords: promiseInWords(item.values),
      trips: Number(item.values['trips'] ?? 0),
      areaPath: area.path,
      organisationId: organisation.id,
      organisationName: organisation.name,
      channel: entrusted ? 'assisted' : body.channel,
      accountId: isOnline ? viewer.accountId : (entrusted?.accountId ?? null),
      personId: entrusted?.personId ?? personId,
      agentId: entrusted ? viewer.accountId : null,
      takenInBy: viewer.accountId,
      materials,
      formVersion: form.version,
      ...sealSecret(eye.ring, body.id, { answers, code: makeCode() }),
      state: 'received',
      seq: opened.eventCount,
      receivedAt: at,
      acceptedAt: null,
      dueAt: null,
      corrected: false,
      decidedAt: null,
      granted: null,
      issuedAt: null,
      progress: [{ state: 'received', at: at.toISOString(), words: null }],
      receivedBy: null,
    });
    if (entrusted) await changeEntrustment(tx, entrusted.id, { state: 'handling', applicationId: body.id });
    await log('services.applied', body.id, { data: { item: item.code, channel: body.channel } });
    return body.id;
  };
  return command(context.kernel, viewer, body.what, body, run, ({ tx }, id) => presentApplication(eye, tx, id));
};

/** By what the viewer acts for somebody, held. @throws services.entrustment_not_found, services.entrustment_over */
const entrustedWith = async ({ viewer }: Eye, tx: Command['tx'], id: string, itemId: string) => {
  const found = await findEntrustment(tx, id, true);
  if (!found || found.agentId !== viewer.accountId) return fail('services.entrustment_not_found');
  if (found.state !== 'accepted' || found.itemId !== itemId) fail('services.entrustment_over');
  return found;
};

/** Somebody applies with an account of their own. @throws session.forbidden without one */
export const applyFor = async (context: Context, viewer: Viewer, itemId: string, body: Online): Promise<ApplicationDetail> => {
  if (viewer.anonymous) fail('session.forbidden');
  return bring(context, viewer, {
    ...body,
    itemId,
    channel: 'online',
    ticked: null,
    entrustmentId: null,
    what: `services.apply ${itemId}`,
  });
};

/** An application is taken in at the window, or brought by somebody who acts for another. */
export const takeInApplication = (context: Context, viewer: Viewer, body: AtWindow): Promise<ApplicationDetail> =>
  bring(context, viewer, { ...body, channel: 'window', what: 'services.take_in' });
