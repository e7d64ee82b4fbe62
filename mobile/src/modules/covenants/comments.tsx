import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CovenantVersion } from '#contract/covenants/api.ts';
import { shortTime } from '#ui/time.ts';
import { Cards } from '../../parts/more.tsx';
import { commentsQuery } from './queries.ts';

/** What people said of a version, with answers. */
export const Comments = ({ covenantId, version }: { covenantId: string; version: CovenantVersion }) => {
  const { t, i18n } = useTranslation();
  const list = useInfiniteQuery(commentsQuery(covenantId, version.number));
  if (version.comments === 0) return null;
  const place = (key: string | null): string => {
    const at = version.articles.findIndex((one) => one.key === key);
    return at < 0 ? t('covenants.whole') : t('covenants.article', { n: at + 1, heading: version.articles[at]?.heading });
  };
  return (
    <section className="stack" aria-label={t('covenants.comments')}>
      <h2>{t('covenants.commentsOf', { count: version.comments })}</h2>
      <Cards list={list} empty={null}>
        {(one) => (
          <article key={one.id} className="card stack">
            <p className="small soft">
              {[
                place(one.article),
                one.own ? t('covenants.me') : one.by,
                one.staff && t('covenants.staff'),
                shortTime(new Date(one.at), i18n.language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="plain">{one.words ?? t('covenants.hidden', { words: one.hidden })}</p>
            {one.own && one.hidden && <p className="hint">{t('covenants.hidden', { words: one.hidden })}</p>}
            {one.answer && <p className="plain">{t('covenants.answered', { words: one.answer })}</p>}
          </article>
        )}
      </Cards>
    </section>
  );
};
