import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Rights as Given } from '#contract/accounts/local-roles.ts';
import { roleLabel } from '#ui/roles.ts';
import { fullDay } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { Broken } from '../../components/Broken.tsx';
import '../../styles/rights.css';

type Right = Given['permissions'][number];

/** What an account may do, where, and by which post; and what it may not. */
export const Rights = ({ accountId }: { accountId: string }) => {
  const { t } = useTranslation('accounts-console');
  const { data, error, refetch } = useQuery({
    queryKey: ['rights', accountId],
    queryFn: ({ signal }) => call(endpoints.accounts.getRights, { params: { accountId } }, signal),
    staleTime: 0,
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const held = data.permissions.filter(({ by }) => by.length > 0);
  const others = data.permissions.filter(({ by }) => by.length === 0);
  return (
    <div className="rights">
      {held.length === 0 && <p>{t('rights.none')}</p>}
      {[...Map.groupBy(held, ({ module }) => module)].map(([module, rights]) => (
        <section key={module} aria-label={module}>
          <h3>{module}</h3>
          <ul>
            {rights.map((right) => (
              <RightShown key={right.code} right={right} />
            ))}
          </ul>
        </section>
      ))}
      {others.length > 0 && (
        <details>
          <summary>{t('rights.others', { count: others.length })}</summary>
          <ul>
            {[...Map.groupBy(others, ({ module }) => module)].map(([module, rights]) => (
              <li key={module}>
                <strong>{module}</strong> <span className="soft">{rights.map(({ title }) => title).join(t('comma'))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const RightShown = ({ right: { title, what, by } }: { right: Right }) => {
  const { t } = useTranslation('accounts-console');
  const locale = useLocale();
  return (
    <li>
      <strong>{title}</strong>
      <p className="soft">{what}</p>
      {by.map((ground) => (
        <p key={ground.postId} className="num">
          {t(ground.place === null ? 'rights.everywhere' : 'rights.within', {
            place: ground.place,
            role: roleLabel(t, ground),
            from: fullDay(ground.validFrom, locale),
          })}
          {ground.validTo && ` ${t('rights.until', { day: fullDay(ground.validTo, locale) })}`}
        </p>
      ))}
    </li>
  );
};
