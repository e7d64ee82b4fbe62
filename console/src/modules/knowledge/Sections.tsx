import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { articlesRegister } from '#contract/knowledge/topics.ts';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import '../../styles/organisations.css';
import '../../styles/knowledge.css';

/** The parts of the knowledge base; its answers themselves are kept in their register. */
export const Sections = () => {
  const { t } = useTranslation('knowledge-console');
  const writes = mayOpen(useMe(), 'knowledge.write');
  const parts = [
    ['/knowledge', 'find'],
    ...(writes ? ([['/knowledge/missing', 'missing']] as const) : []),
    ['/knowledge/use', 'use'],
  ] as const;
  return (
    <nav className="sections" aria-label={t('tabs.label')}>
      {parts.map(([to, name]) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {t(`tabs.${name}`)}
        </Link>
      ))}
      <Link to="/registers/$code" params={{ code: articlesRegister }} title={t('allHint')}>
        {t('all')}
      </Link>
    </nav>
  );
};
