import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/covenants/api.ts';
import { covenantKindSet } from '#contract/covenants/kinds.ts';
import { reviewMonths } from '#contract/covenants/settings.ts';
import { templateOf } from '#contract/covenants/templates.ts';
import { isEditable } from '#contract/covenants/values.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { diffParts } from '#contract/proposals/texts.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { areaOf, type Context, type CovenantCommand, covenantCommand } from '../context.ts';
import { monthsLater } from '../domain/days.ts';
import { mayManage, mayRead } from '../policy.ts';
import { covenantShown, makingOf } from '../queries/present.ts';
import {
  type CovenantRecord,
  changeArticles,
  insertCovenant,
  insertReview,
  insertVersion,
  lockCovenant,
  setCovenant,
  type VersionRecord,
  versionsOf,
} from '../store/covenants.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getCovenant.response>;

/** A covenant held until the transaction ends, of somebody who may see all of it. @throws covenants.covenant_not_found */
export const held = async ({ tx, viewer }: CovenantCommand, id: string): Promise<{ c: CovenantRecord; versions: VersionRecord[] }> => {
  const c = (await lockCovenant(tx, id)) ?? fail('covenants.covenant_not_found');
  const versions = (await versionsOf(tx, [id])).get(id) ?? [];
  if (!mayRead(viewer, c.areaPath)) {
    const shown = versions.some(({ commentFrom, filedOn }) => commentFrom !== null || filedOn !== null);
    fail(shown ? 'session.forbidden' : 'covenants.covenant_not_found');
  }
  return { c, versions };
};
/** The same of somebody who makes it. @throws session.forbidden */
export const managed = async (running: CovenantCommand, id: string): Promise<{ c: CovenantRecord; versions: VersionRecord[] }> => {
  const found = await held(running, id);
  return mayManage(running.viewer, found.c.areaPath) ? found : fail('session.forbidden');
};

/** Begins the first draft of a covenant. */
export const createCovenant = (context: Context, viewer: Viewer, body: Body<typeof api.createCovenant>): Promise<Answer> =>
  covenantCommand(
    context,
    viewer,
    'covenants.create',
    body,
    async ({ eye, tx, at, log }) => {
      const area = areaOf(eye, body.areaCode);
      if (!mayManage(viewer, area.path)) fail('session.forbidden');
      checkKind(eye.kinds, covenantKindSet, body.kind);
      const by = { createdBy: viewer.accountId, createdAt: at };
      await insertCovenant(tx, { id: body.id, kind: body.kind, title: body.title, areaPath: area.path, ...by });
      const articles = body.fromTemplate ? (templateOf(body.kind)?.articles ?? []) : [];
      await insertVersion(tx, {
        covenantId: body.id,
        number: 1,
        articles,
        basedOn: null,
        reason: '',
        madeBy: viewer.accountId,
        madeAt: at,
      });
      await log('covenants.created', body.id);
      return { covenant: body.id };
    },
    (eye, tx, { covenant }) => covenantShown(eye, tx, covenant),
  );

/** Changes the articles of the version that is being made. */
export const changeDraft = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.changeCovenantDraft>): Promise<Answer> =>
  covenantCommand(
    context,
    viewer,
    `covenants.draft ${id}`,
    body,
    async (running) => {
      const { tx, log } = running;
      const { versions } = await managed(running, id);
      const making = makingOf(versions);
      if (making?.number !== body.number) return fail('covenants.not_making');
      if (!isEditable(making.state)) fail('covenants.fixed');
      if (new Set(body.articles.map(({ key }) => key)).size < body.articles.length) fail('covenants.article_twice');
      if (making.edit === body.edit && diffParts(making.articles, body.articles).every(({ what }) => what === 'same'))
        fail('covenants.same');
      if (!(await changeArticles(tx, id, making.number, body.edit, body.articles))) fail('covenants.changed');
      await log('covenants.drafted', id, { data: { number: making.number } });
      return { covenant: id };
    },
    (eye, tx, { covenant }) => covenantShown(eye, tx, covenant),
  );

/** Begins a new version from the one in force. */
export const reviseCovenant = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.reviseCovenant>): Promise<Answer> =>
  covenantCommand(
    context,
    viewer,
    `covenants.revise ${id}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      const { versions } = await managed(running, id);
      const standing = versions.find(({ state }) => state === 'in_force') ?? fail('covenants.nothing_in_force');
      const number = (versions[0]?.number ?? 0) + 1;
      const begun = await insertVersion(tx, {
        covenantId: id,
        number,
        articles: standing.articles,
        basedOn: standing.number,
        reason: body.words,
        madeBy: viewer.accountId,
        madeAt: at,
      });
      if (!begun) fail('covenants.making');
      await log('covenants.revised', id, { reason: body.words, data: { number } });
      return { covenant: id };
    },
    (eye, tx, { covenant }) => covenantShown(eye, tx, covenant),
  );

/** Notes that a covenant was looked at and stays as it is. */
export const keepCovenant = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.keepCovenant>): Promise<Answer> =>
  covenantCommand(
    context,
    viewer,
    `covenants.keep ${id}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const { c, versions } = await managed(running, id);
      if (makingOf(versions)) fail('covenants.making');
      if (c.inForce === null) fail('covenants.nothing_in_force');
      await insertReview(tx, { id: body.id, covenantId: id, on: eye.today, words: body.words, by: viewer.accountId });
      await setCovenant(tx, id, c.inForce, monthsLater(eye.today, settingOf(reviewMonths, eye.settings)));
      await log('covenants.kept', id, { reason: body.words });
      return { covenant: id };
    },
    (eye, tx, { covenant }) => covenantShown(eye, tx, covenant),
  );
