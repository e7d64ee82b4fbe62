import type { Viewer } from '#contract/accounts/viewer.ts';
import { can } from '#contract/accounts/viewer.ts';
import type { ApplicationDetail, ApplicationRow } from '#contract/services/applications.ts';
import type { ApplicationStep } from '#contract/services/kinds.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { photoOf } from '#modules/cases/index.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { openStates, stepsOf } from '../domain/states.ts';
import { deciding, isOwn, seesApplication, worksOn } from '../policy.ts';
import { openReceiver, openSecret } from '../sealing.ts';
import { type ApplicationRecord, findApplication, findOfCase } from '../store/applications.ts';
import { personOf } from '../store/persons.ts';

export const presentRow = ({ snapshot, now }: Pick<Eye, 'snapshot' | 'now'>, a: ApplicationRecord): ApplicationRow => ({
  id: a.id,
  caseId: a.caseId,
  number: a.number,
  item: { id: a.itemId, code: a.itemCode, name: a.item },
  area: {
    code: a.areaPath.replaceAll('.', ''),
    name: snapshot.describe(snapshot.findByPath(a.areaPath) ?? snapshot.root),
  },
  body: a.organisationName,
  channel: a.channel,
  state: a.state,
  receivedAt: a.receivedAt.toISOString(),
  dueAt: a.dueAt?.toISOString() ?? null,
  decidedAt: a.decidedAt?.toISOString() ?? null,
  late: a.dueAt !== null && (a.decidedAt ?? (openStates.includes(a.state) ? now : a.dueAt)) > a.dueAt,
  granted: a.granted,
});

/** Steps the viewer may take: those of the back office by who decides, handing out by who checks answers in the area and did not decide. */
const allowed = (viewer: Viewer, a: ApplicationRecord): ApplicationStep[] =>
  stepsOf(a.state).filter((step) =>
    step === 'issue' ? can(viewer, 'cases.check', a.areaPath) : deciding(viewer).includes(a.organisationId),
  );

/** An application for whoever applied and whoever may see it. @throws services.application_not_found */
export const presentApplication = async (eye: Eye, tx: Tx, id: string): Promise<ApplicationDetail> => {
  const a = (await findApplication(tx, id)) ?? fail('services.application_not_found');
  const { viewer, ring } = eye;
  const mine = isOwn(viewer, a);
  const works = worksOn(viewer, a);
  if (!mine && !works && !seesApplication(viewer, a)) return fail('services.application_not_found');
  const person = await personOf(tx, ring, a.personId);
  const secret = mine || works ? openSecret(ring, a) : null;
  const receiver = mine || works ? openReceiver(ring, a) : null;
  const photos = new Map((await filesOf(tx, 'service_application', [a.id])).map((file) => [file.id, photoOf(file)]));
  const agent = a.agentId === null ? null : (await eye.context.accounts.contacts([a.agentId], tx)).get(a.agentId)?.name;
  return {
    ...presentRow(eye, a),
    applicant: {
      name: person === null ? '' : mine ? person.name : maskName(person.name),
      phone: mine ? (person?.phone ?? null) : maskPhone(person?.phone ?? null),
    },
    agent: agent ?? null,
    mine,
    limit: a.limitWords,
    materials: a.materials.map(({ photos: ids, ...one }) => ({
      ...one,
      photos: mine || works ? ids.flatMap((file) => photos.get(file) ?? []) : [],
    })),
    answers: secret ? [...secret.answers] : null,
    decision: a.progress.findLast(({ state }) => state === 'decided')?.words ?? null,
    receivedBy: receiver === null ? null : mine ? receiver : maskName(receiver),
    progress: [...a.progress],
    code: mine || a.takenInBy === viewer.accountId ? (secret?.code ?? null) : null,
    steps: allowed(viewer, a),
  };
};

/** @throws services.application_not_found */
export const oneApplication = async (context: Context, viewer: Viewer, id: string): Promise<ApplicationDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentApplication(eye, tx, id));
};

/** What a case is about, where it is an application the viewer may see. */
export const applicationOfCase = async (
  context: Context,
  viewer: Viewer,
  caseId: string,
): Promise<{ application: ApplicationDetail | null }> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await findOfCase(tx, caseId);
    if (!found || !(isOwn(viewer, found) || worksOn(viewer, found) || seesApplication(viewer, found))) return { application: null };
    return { application: await presentApplication(eye, tx, found.id) };
  });
};
