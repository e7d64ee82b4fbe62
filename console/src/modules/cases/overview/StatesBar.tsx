import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { StateTag } from '../../../components/StateTag.tsx';
import type { DeskSearch } from '../search.ts';

/** Where the open cases stand now, as bars; each leads to its cases. */
export const StatesBar = ({ data, behind }: { data: Overview; behind: DeskSearch }) => {
  const { t } = useTranslation('cases-console');
  const most = Math.max(1, ...openStates.map((state) => data.states[state] ?? 0));
  return (
    <section className="card" aria-labelledby="states-title">
      <h2 id="states-title">{t('overview.states')}</h2>
      <ul className="bars">
        {openStates.map((state) => {
          const count = data.states[state] ?? 0;
          return (
            <li key={state}>
              <Link to="/cases" search={{ ...(behind.area ? { area: behind.area } : {}), queue: 'all', state: [state] }} preload={false}>
                <StateTag state={state} />
                <span className="bar-track">
                  <span className="bar-fill" style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <span className="num">{count}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
