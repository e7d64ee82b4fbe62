import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/kernel/permissions.ts';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import '../../styles/organisations.css';
import '../../styles/queue.css';
import '../../styles/ratings.css';

const parts: readonly { to: '/rates' | '/call-backs' | '/exclusions' | '/spot-checks'; word: string; needs: readonly Permission[] }[] = [
  { to: '/rates', word: 'rates', needs: ['ratings.read', 'ratings.read_own'] },
  { to: '/call-backs', word: 'calls', needs: ['cases.call_back'] },
  { to: '/exclusions', word: 'exclusions', needs: ['ratings.read', 'ratings.read_own'] },
  { to: '/spot-checks', word: 'spots', needs: ['ratings.inspect', 'ratings.read'] },
];

/** The parts of call-backs and fair figures that this account may open. */
export const Sections = () => {
  const { t } = useTranslation('ratings-console');
  const me = useMe();
  return (
    <nav className="sections" aria-label={t('sections.label')}>
      {parts
        .filter(({ needs }) => mayOpen(me, needs))
        .map(({ to, word }) => (
          <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            {t(`sections.${word}`)}
          </Link>
        ))}
    </nav>
  );
};
