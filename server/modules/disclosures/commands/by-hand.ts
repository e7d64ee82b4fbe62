import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/disclosures/api.ts';
import type { DisclosureDetail } from '#contract/disclosures/api.ts';
import { most } from '#contract/disclosures/codes.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { areaOf, type Context, disclosureCommand, fileOwner } from '../context.ts';
import { eachText, wholeText, withNamesMasked } from '../domain/masked.ts';
import { shortestOf } from '../domain/shortest.ts';
import { lastDay } from '../domain/state.ts';
import { refuseNumbers } from '../numbers.ts';
import { mayPublish, mayRead } from '../policy.ts';
import { attachedTo, detailShown } from '../queries/present.ts';
import { findDisclosure } from '../store/disclosures.ts';
import { amend, endEarly, mustLast, putUp } from './put-up.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

type Files = Pick<Body<typeof api.publishDisclosure>, 'photoIds' | 'documentIds' | 'filesChecked'>;
/** Files that are to be read with it, in their order. @throws disclosures.files_unchecked where nobody has looked at them */
const filesOf = ({ photoIds, documentIds, filesChecked }: Files): string[] => {
  const ids = [...new Set([...photoIds, ...documentIds])];
  if (ids.length > 0 && !filesChecked) fail('disclosures.files_unchecked');
  return ids;
};
/** Ties files to it, but for those that are tied already. @throws file.not_found, file.already_used, file.too_many */
const claimNew = async (tx: Tx, viewer: Viewer, id: string, { photoIds, documentIds }: Files, known: readonly string[]): Promise<void> => {
  for (const [kind, ids] of [
    ['photo', photoIds],
    ['document', documentIds],
  ] as const)
    await claim(
      tx,
      viewer,
      ids.filter((one) => !known.includes(one)),
      { type: fileOwner, id },
      kind,
      most.files,
    );
};

type Written = Pick<Body<typeof api.publishDisclosure>, 'title' | 'paragraphs' | 'table' | 'names' | 'maskNumbers'>;
/** What was written by hand, with the people it names masked. @throws disclosures.numbers_found where numbers of people are not to be masked */
const cleaned = ({ title, paragraphs, table, names, maskNumbers }: Written) => {
  const change = (text: string): string => withNamesMasked(text, names, maskName);
  const body = eachText({ paragraphs, table }, change);
  if (!maskNumbers) refuseNumbers(`${title}\n${wholeText(body)}`);
  return { title: change(title), body };
};

export const publishDisclosure = (context: Context, viewer: Viewer, body: Body<typeof api.publishDisclosure>): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    'disclosures.publish',
    body,
    async ({ eye, tx, ...by }) => {
      const area = areaOf(eye, body.areaCode);
      if (!mayPublish(viewer, area.path)) fail('session.forbidden');
      const { kind, objections, decidedOn } = body;
      const from = body.from ?? eye.today;
      const until = body.until ?? lastDay(from, shortestOf(eye.settings, kind));
      mustLast(eye.settings, kind, from, until);
      const fileIds = filesOf(body);
      const id = await putUp(tx, by, {
        subject: null,
        areaId: area.id,
        kind,
        ...cleaned(body),
        fileIds,
        from,
        until,
        objections,
        decidedOn,
      });
      await claimNew(tx, viewer, id, body, []);
      return id;
    },
    detailShown,
  );

/** One the viewer publishes for. @throws disclosures.not_found, session.forbidden */
const mustKeep = async (viewer: Viewer, found: Awaited<ReturnType<typeof findDisclosure>>): Promise<void> => {
  if (!found || !mayRead(viewer, found.areaPath)) return fail('disclosures.not_found');
  if (!mayPublish(viewer, found.areaPath)) fail('session.forbidden');
};

export const amendDisclosure = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.amendDisclosure>,
): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.amend ${id}`,
    body,
    async ({ tx, ...by }) => {
      await mustKeep(viewer, await findDisclosure(tx, id));
      // files of any version may come back
      const known = (await attachedTo(tx, id)).map((one) => one.id);
      const fileIds = filesOf(body);
      await amend(tx, by, id, { ...cleaned(body), fileIds, until: body.until, reason: body.reason }, body.version);
      await claimNew(tx, viewer, id, body, known);
      return id;
    },
    detailShown,
  );

export const endDisclosure = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.endDisclosure>,
): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.end ${id}`,
    body,
    async ({ tx, ...by }) => {
      await mustKeep(viewer, await findDisclosure(tx, id));
      await endEarly(tx, by, id, body.reason);
      return id;
    },
    detailShown,
  );
