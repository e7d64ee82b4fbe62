import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, CovenantVersion } from '#contract/covenants/api.ts';
import { diffParts, diffWords } from '#contract/proposals/texts.ts';
import { SayForm } from './say-form.tsx';
import '../../styles/proposals.css';

interface Props {
  covenantId: string;
  version: CovenantVersion;
  before: CovenantVersion | null;
  mayComment: boolean;
}

/** Articles of a version; where it revises another, what changes is marked, article by article. */
export const Articles = ({ covenantId, version, before, mayComment }: Props) => {
  const { t } = useTranslation();
  const [marked, setMarked] = useState(true);
  const [said, setSaid] = useState<string | null>(null);
  const rows = diffParts(before?.articles ?? [], version.articles);
  const gone = rows.filter(({ what }) => what === 'removed');
  const numbered = version.articles.map((article, i) => ({ article, n: i + 1, row: rows.find(({ key }) => key === article.key) }));
  return (
    <section className="card stack" aria-label={t('covenants.articles')}>
      <h2>{t('covenants.articles')}</h2>
      {before && (
        <button type="button" className="chip" aria-pressed={marked} onClick={() => setMarked(!marked)}>
          {t('covenants.showChanges')}
        </button>
      )}
      {numbered.map(({ article, n, row }) => (
        <div key={article.key} className="stack">
          <h3>
            {t('covenants.article', { n, heading: article.heading })}
            {before && marked && row && row.what !== 'same' && <span className="tag">{t(`covenants.changes.${row.what}`)}</span>}
          </h3>
          {before && marked && row?.what === 'changed' && row.older ? (
            <Marked older={row.older as Article} newer={article} />
          ) : (
            <p className="plain">{article.text}</p>
          )}
          {mayComment && said !== article.key && (
            <button type="button" className="button" aria-label={t('covenants.sayOf', { n })} onClick={() => setSaid(article.key)}>
              {t('covenants.say')}
            </button>
          )}
          {said === article.key && (
            <SayForm
              covenantId={covenantId}
              number={version.number}
              article={article.key}
              label={t('covenants.sayOf', { n })}
              onDone={() => setSaid(null)}
            />
          )}
        </div>
      ))}
      {before && marked && gone.length > 0 && (
        <>
          <h3>{t('covenants.gone')}</h3>
          {gone.map(({ key, older }) => (
            <p key={key} className="plain">
              <del>{older?.text}</del>
            </p>
          ))}
        </>
      )}
      {mayComment && (
        <SayForm covenantId={covenantId} number={version.number} article={null} label={t('covenants.sayWhole')} onDone={null} />
      )}
    </section>
  );
};

/** Words of an article with what went struck through and what came underlined. */
const Marked = ({ older, newer }: { older: Article; newer: Article }) => (
  <p className="plain versions">
    <span>
      {diffWords(older.text, newer.text).map(({ what, text }, i) => {
        const key = `${i} ${text}`;
        if (what === 'same') return <span key={key}>{text}</span>;
        return what === 'gone' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
      })}
    </span>
  </p>
);
