import type { z } from 'zod';
import { areasWith, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/tariffs/api.ts';
import type { TariffDetail } from '#contract/tariffs/api.ts';
import { outermost } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, marketRule } from '../context.ts';
import { serves, surveys } from '../policy.ts';
import { presentItem } from '../queries/present.ts';
import { closeQuote, findItem, findQuote, type ItemRow, insertQuote } from '../store/items.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Whoever asks around does not serve the company. @throws session.forbidden, tariffs.own_quote */
const mustSurvey = ({ viewer }: Eye, item: ItemRow): void => {
  if (!surveys(viewer)) fail('session.forbidden');
  if (serves(viewer, item.organisationId)) fail('tariffs.own_quote');
};
/** The office for which somebody asked around. */
const officeOf = ({ viewer, snapshot }: Eye): string => {
  const [path] = outermost(areasWith(viewer, 'tariffs.survey'));
  const area = path === undefined ? snapshot.root : snapshot.findByPath(path);
  return area?.shortName ?? '';
};

/** Notes what somebody else asks for the same, on a day that is over or today. */
export const addQuote = async (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.quoteTariff>,
): Promise<TariffDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.quote ${itemId}`,
    body,
    async ({ tx, at, log }) => {
      const item = (await findItem(tx, itemId)) ?? fail('tariffs.not_found');
      mustSurvey(eye, item);
      if (item.ended) fail('tariffs.ended');
      const { since } = marketRule(eye);
      if (body.day > eye.today || body.day < since) fail('tariffs.quote_day', { from: since, to: eye.today });
      const { id, fen, source, day } = body;
      await insertQuote(tx, { id, itemId, fen, source, day, byName: officeOf(eye), at, by: viewer.accountId });
      await log('tariffs.quoted', item.name, { data: { fen: body.fen, day: body.day } });
      return { id: itemId };
    },
    ({ tx }, { id }) => presentItem(eye, tx, id),
  );
};

/** What was noted wrongly counts no more; it stays to be read. */
export const withdrawQuote = async (
  context: Context,
  viewer: Viewer,
  quoteId: string,
  body: Body<typeof api.withdrawQuote>,
): Promise<TariffDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.withdraw_quote ${quoteId}`,
    body,
    async ({ tx, log }) => {
      const quote = (await findQuote(tx, quoteId)) ?? fail('tariffs.quote_not_found');
      const item = (await findItem(tx, quote.itemId)) ?? fail('tariffs.not_found');
      mustSurvey(eye, item);
      if (quote.withdrawn !== null) fail('tariffs.quote_withdrawn');
      await closeQuote(tx, quoteId, body.why);
      await log('tariffs.quote_withdrawn', item.name, { reason: body.why });
      return { id: quote.itemId };
    },
    ({ tx }, { id }) => presentItem(eye, tx, id),
  );
};
