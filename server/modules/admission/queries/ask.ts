import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { askAdmission } from '#contract/admission/api.ts';
import { certificateSource } from '#contract/admission/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { SearchSource } from '#kernel/search.ts';
import { lookups, mayUseDesk, textLikeness } from '#modules/cases/index.ts';
import { type Context, rulesOf } from '../context.ts';
import { certificateIn, refusalOf } from '../domain/admit.ts';
import { mayRead } from '../policy.ts';
import { itemsIn } from '../store/items.ts';
import { presenting } from './items.ts';

/** A list holds some hundred items. */
const most = 1_000;
/** Items like what was asked, at most. */
const mostLike = 8;

type Query = z.output<NonNullable<(typeof askAdmission)['query']>>;
/**
 * Whether a matter may be given to a community, by its category or in somebody’s own words: what the list says of the category, the items that
 * sound like it, and a certificate that may not be asked for. @throws session.forbidden, case.category_unknown
 */
export const asked = async (context: Context, viewer: Viewer, query: Query): Promise<z.input<typeof askAdmission.response>> => {
  if (!mayRead(viewer) && !mayUseDesk(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const [rules, { config, now }, present] = await Promise.all([
    rulesOf(context, jurisdictionId),
    lookups(context.cases, jurisdictionId),
    presenting(context, viewer),
  ]);
  const words = query.q ?? '';
  const code = query.category ?? config.suggest(words)?.code ?? null;
  const category = code === null ? null : (config.category(code) ?? fail('case.category_unknown', { code }));
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const items = await itemsIn(tx, ['admitted'], null, most);
    const refusal = refusalOf(items, code, shanghaiDay(now));
    const listed = items.some(({ categoryCode }) => categoryCode !== null);
    const like = items
      .map((one) => ({ one, score: words === '' ? 0 : textLikeness(`${one.title} ${one.basis}`, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, mostLike)
      .map(({ one }) => one);
    const found = await present(tx, like);
    const certificate = certificateIn(rules.certificates, words);
    return {
      strictness: rules.offList,
      category: category && { code: category.code, name: category.name, nameEn: category.nameEn },
      verdict: category === null || !listed ? 'unknown' : refusal === null ? 'admitted' : 'withdrawn' in refusal ? 'withdrawn' : 'missing',
      withdrawn:
        refusal && 'withdrawn' in refusal
          ? { code: refusal.withdrawn.code, title: refusal.withdrawn.title, basis: refusal.withdrawn.basis }
          : null,
      items: found,
      certificate: certificate === null ? null : { name: certificate, source: certificateSource },
    };
  });
};

/** Items of the list by words of their title or code. */
export const findItems = (context: Context): SearchSource => ({
  kind: 'admission.item',
  of: async (viewer, words, shown) => {
    if (!mayRead(viewer)) return [];
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => itemsIn(tx, ['admitted'], null, most));
    return rows
      .filter(({ code, title }) => title.includes(words) || code === words)
      .slice(0, shown)
      .map(({ id, title, code, kind }) => ({ id, title, note: code, data: { kind } }));
  },
});
