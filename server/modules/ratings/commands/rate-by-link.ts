import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { LinkedCase, makeRatingLink, rateByLink as rateEndpoint } from '#contract/ratings/call-backs.ts';
import { command } from '#kernel/command.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { readToken, tokenOf } from '#kernel/keys/tokens.ts';
import { siteOf } from '#kernel/site.ts';
import { findCase, lookups, toldCase } from '#modules/cases/index.ts';
import { mayCall } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { type CallBackRow, endCallBack, findCallBack } from '../store/call-backs.ts';

const use = 'rating';
/** What is signed: this call-back, until this moment. */
const signed = ({ id, until }: Pick<CallBackRow, 'id' | 'until'>): string => `${id} ${until.toISOString()}`;

/** Address of a call-back's page, signed: whoever has it rates until it runs out. */
export const addressOf = async (
  { config, jurisdictions, keys }: Pick<Kernel, 'config' | 'jurisdictions' | 'keys'>,
  jurisdictionId: string,
): Promise<(row: Pick<CallBackRow, 'id' | 'until'>) => string> => {
  const ring = await keys.of(jurisdictionId);
  const site = siteOf(config.publicUrls, (await jurisdictions.byId(jurisdictionId))?.settings);
  return (row) => `${site}/rate/${tokenOf({ jurisdictionId, id: row.id, signature: ring.sign(use, signed(row)) })}`;
};

/** Makes the link by which a reporter rates without signing in. Who makes one is in the audit trail. */
export const linkOf = async (
  { kernel }: Ratings,
  viewer: Viewer,
  callBackId: string,
  body: { id: string },
): Promise<z.input<typeof makeRatingLink.response>> => {
  const address = await addressOf(kernel, viewer.jurisdictionId);
  return command(
    kernel,
    viewer,
    `ratings.link ${callBackId}`,
    body,
    async ({ tx, at, log }) => {
      const row = await findCallBack(tx, callBackId);
      if (!row || !mayCall(viewer, row.areaCode)) return fail('ratings.call_back_not_found');
      if (row.result !== null || row.until < at) fail('ratings.call_back_over');
      await log('ratings.link_made', callBackId);
      return { id: callBackId };
    },
    async ({ tx }) => {
      const row = await findCallBack(tx, callBackId);
      if (!row || !mayCall(viewer, row.areaCode)) return fail('ratings.call_back_not_found');
      return { url: address(row), until: row.until.toISOString() };
    },
  );
};

/** The call-back a link names, and whose. @throws ratings.link_unknown for what we have not signed */
const opening = async ({ kernel, cases }: Ratings, token: string) => {
  const read = readToken(token);
  const jurisdiction = read && (await kernel.jurisdictions.byId(read.jurisdictionId));
  if (!read || !jurisdiction) return fail('ratings.link_unknown');
  const ring = await kernel.keys.of(jurisdiction.id);
  const l = await lookups(cases, jurisdiction.id);
  const find = async (tx: Tx, lock: boolean): Promise<CallBackRow> => {
    const row = (await findCallBack(tx, read.id, lock)) ?? fail('ratings.link_unknown');
    return ring.verify(use, signed(row), read.signature) ? row : fail('ratings.link_unknown');
  };
  const show = async (tx: Tx, row: CallBackRow, now: Date): Promise<LinkedCase> => {
    const told = await toldCase(tx, l, (await findCase(tx, row.caseId)) ?? fail('ratings.link_unknown'));
    const { number, category, area, handler, answer, reportedAt } = told;
    return {
      number,
      category,
      area,
      handler,
      answer,
      reportedAt: reportedAt.toISOString(),
      state:
        row.result === 'rated'
          ? 'rated'
          : row.result !== null || row.until < now || (row.ofCaseId === null && told.state !== 'checked')
            ? 'over'
            : 'open',
      until: row.until.toISOString(),
    };
  };
  return { access: systemAccess(jurisdiction.id), find, show };
};

export const linkedCaseOf = async (ratings: Ratings, token: string): Promise<LinkedCase> => {
  const { access, find, show } = await opening(ratings, token);
  return ratings.kernel.db.read(access, async (tx) => show(tx, await find(tx, false), ratings.kernel.clock.now()));
};

/**
 * Rates by a link, once. The link is the right: whoever has it acts for who reported, and the log has it as the reporter's. The row lock lets
 * one of two through; who sends the same once more is shown that it is rated.
 */
export const rateByLink = async (
  ratings: Ratings,
  token: string,
  { rating }: z.output<NonNullable<(typeof rateEndpoint)['body']>>,
): Promise<LinkedCase> => {
  const { kernel, cases } = ratings;
  const { access, find, show } = await opening(ratings, token);
  const now = kernel.clock.now();
  return kernel.db.write(access, async (tx) => {
    const row = await find(tx, true);
    const shown = await show(tx, row, now);
    if (shown.state === 'over') fail('ratings.link_over');
    if (shown.state === 'rated') return shown;
    if (row.ofCaseId === null) await cases.act(tx, 'reporter', row.caseId, { action: 'call_back', rating, without: null });
    await endCallBack(tx, row.caseId, row.round, { result: 'rated', way: 'link', rating, at: now });
    return { ...shown, state: 'rated' };
  });
};
