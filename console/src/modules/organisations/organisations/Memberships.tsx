import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Membership } from '#contract/organisations/agreements.ts';
import type { Act } from './acts/Acts.tsx';
import type { OrganisationSearch } from './search.ts';

interface Props {
  title: string;
  rows: readonly Membership[];
  /** Which side of the membership is shown: the other one is the open organisation. */
  other: 'unit' | 'body';
  act: 'join' | 'admit' | null;
  onAct: (act: Act) => void;
  empty: string;
}

/** Bodies a unit belongs to, or the units of a body; former ones folded. */
export const Memberships = ({ title, rows, other, act, onAct, empty }: Props) => {
  const { t } = useTranslation('organisations');
  const now = rows.filter((m) => m.state !== 'former');
  const former = rows.filter((m) => m.state === 'former');
  const lines = (some: readonly Membership[]) => (
    <ul className="org-lines">
      {some.map((m) => (
        <Line key={m.id} membership={m} other={other} onAct={onAct} />
      ))}
    </ul>
  );
  return (
    <section className="org-part" aria-labelledby={`part-${other}`}>
      <div className="card-head">
        <h2 id={`part-${other}`}>
          {title} <span className="soft num">{now.length > 0 ? now.length : ''}</span>
        </h2>
        {act && (
          <Button size="small" onClick={() => onAct({ kind: act })}>
            {t(`acts.${act}`)}
          </Button>
        )}
      </div>
      {now.length === 0 && <p className="soft">{empty}</p>}
      {lines(now)}
      {former.length > 0 && (
        <details>
          <summary>{t('formerMemberships', { count: former.length })}</summary>
          {lines(former)}
        </details>
      )}
    </section>
  );
};

const Line = ({ membership: m, other, onAct }: { membership: Membership; other: 'unit' | 'body'; onAct: (act: Act) => void }) => {
  const { t } = useTranslation('organisations');
  const search = useSearch({ strict: false }) as OrganisationSearch;
  const side = m[other];
  return (
    <li className={m.state === 'former' ? 'org-gone' : ''}>
      <span className="line-main">
        <Link to="/organisations/$organisationId" params={{ organisationId: side.id }} search={search}>
          {side.name}
        </Link>{' '}
        {m.state === 'coming' && <span className="flag">{t('coming')}</span>}
        <span className="soft num">
          {t(`organisations:organisationKinds.${side.kind}`)} ·{' '}
          {m.leftOn ? t('fromUntil', { from: m.joinedOn, until: m.leftOn }) : t('since', { from: m.joinedOn })}
        </span>
      </span>
      {m.actions.includes('end') && (
        <span className="line-acts">
          <button
            type="button"
            className="plain-link"
            aria-label={`${t('acts.leave')}：${side.name}`}
            onClick={() => onAct({ kind: 'leave', membership: m })}
          >
            {t('acts.leave')}
          </button>
        </span>
      )}
    </li>
  );
};
