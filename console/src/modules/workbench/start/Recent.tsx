import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries.ts';
import { useRecent } from '../../../app/recent.ts';

/** What was opened lately in this window. */
export const Recent = () => {
  const { t } = useTranslation('workbench');
  const recent = useRecent(useMe().account.id);
  return (
    <section className="card" aria-labelledby="recent-title">
      <div className="card-head">
        <h2 id="recent-title">{t('recent.title')}</h2>
      </div>
      {recent.length === 0 ? (
        <p className="soft">{t('recent.none')}</p>
      ) : (
        <ul className="recent">
          {recent.map(({ href, title }) => (
            <li key={href}>
              <Link {...({ to: href } as LinkProps)}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
