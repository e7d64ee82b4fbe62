import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecordedPart } from '#contract/field/recorded.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { recordedQuery } from './queries.ts';

/** Everything that is recorded about whoever works here, for what and how long; and the way to complain about what is asked. */
export const RecordedPage = () => {
  const { t } = useTranslation('field-own');
  const me = useMe();
  const known = me !== undefined && me !== null && !me.account.anonymous;
  const recorded = useQuery({ ...recordedQuery, enabled: known });
  return (
    <Page title={t('title')} back>
      <p className="soft">{t('lead')}</p>
      {me === null || me?.account.anonymous ? (
        <AskSignIn text={t('lead')} />
      ) : recorded.data ? (
        <>
          <section className="card stack" aria-label={t('complain')}>
            <h2>{t('complain')}</h2>
            <p className="small soft">{t('complainHint')}</p>
            <Link to="/demands" className="button main wide">
              {t('toDemands')}
            </Link>
          </section>
          {recorded.data.parts.map((part) => (
            <Part key={part.what} part={part} />
          ))}
          <a className="button wide" href="/api/field/recorded/sheet" download>
            {t('download')}
          </a>
          <div className="list">
            <Link to="/sessions" className="item">
              <Icon name="phone" />
              <span className="grow">{t('devices')}</span>
              <Icon name="next" />
            </Link>
            <Link to="/my-data" className="item">
              <Icon name="eye" />
              <span className="grow">{t('asPerson')}</span>
              <Icon name="next" />
            </Link>
          </div>
        </>
      ) : recorded.isError ? (
        <Failure error={recorded.error} onRetry={() => void recorded.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Part = ({ part }: { part: RecordedPart }) => {
  const { t, i18n } = useTranslation('field-own');
  const told = ({ zh, en }: { zh: string; en: string | null }): string => (i18n.language === 'en' ? (en ?? zh) : zh);
  return (
    <section className="card stack" aria-label={told(part.title)}>
      <h2>{told(part.title)}</h2>
      <p className="small soft">{told(part.why)}</p>
      <p className="small">{part.months === null ? t('forGood') : t('months', { count: part.months })}</p>
      {part.rows.length === 0 ? (
        <p className="hint">{t('none')}</p>
      ) : (
        <ul className="stack">
          {part.rows.map((row) => (
            <li key={row.id} className="tight">
              <span>
                {told(row.words)} <span className="small soft">{shortTime(row.at, i18n.language)}</span>
              </span>
              {row.detail && <span className="small soft">{told(row.detail)}</span>}
            </li>
          ))}
        </ul>
      )}
      {part.more && <p className="hint">{t('more')}</p>}
    </section>
  );
};
