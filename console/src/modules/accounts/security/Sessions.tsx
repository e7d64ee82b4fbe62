import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { deviceWords, networkWords } from '#ui/session-words.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { forgetPerson } from '../../../app/queries.ts';

/** Where the own account is signed in, and the way to sign out there. */
export const Sessions = () => {
  const { t } = useTranslation('accounts-console');
  const locale = useLocale();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const list = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => call(endpoints.accounts.listSessions, {}, signal),
    staleTime: 0,
  });
  const reread = (): void => void list.refetch();
  const endOne = useMutation({
    mutationFn: (sessionId: string) => call(endpoints.accounts.endSession, { params: { sessionId }, body: {} }),
    onSuccess: () => void message.success(t('accounts-own:sessions.ended')),
    onSettled: reread,
  });
  const endMany = useMutation({
    mutationFn: (which: 'others' | 'all') => call(endpoints.accounts.endSessions, { body: { which } }),
    onSuccess: async ({ ended }, which) => {
      if (which === 'others') {
        void message.success(t('accounts-own:sessions.endedOthers', { count: ended }));
        reread();
        return;
      }
      await navigate({ to: '/sign-in', search: {} });
      forgetPerson();
    },
  });
  const error = list.error ?? endOne.error ?? endMany.error;
  const items = list.data?.items ?? [];
  return (
    <section className="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('accounts-own:sessions.title')}</h2>
      <p className="soft">{t('accounts-own:sessions.lead')}</p>
      {list.isPending && <p className="soft">{t('loading')}</p>}
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{deviceWords(one, t)}</strong> {one.current && <span className="flag">{t('accounts-own:sessions.this')}</span>}
              <div className="soft">{networkWords(one, t)}</div>
              <div className="soft num">
                {t('accounts-own:sessions.times', { from: shortTime(one.signedInAt, locale), last: shortTime(one.lastSeenAt, locale) })}
              </div>
            </div>
            {!one.current && (
              <Button
                size="small"
                aria-label={t('accounts-own:sessions.endOne', { device: deviceWords(one, t) })}
                loading={endOne.isPending && endOne.variables === one.id}
                onClick={() => endOne.mutate(one.id)}
              >
                {t('accounts-own:sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {items.length === 1 && <p className="soft">{t('accounts-own:sessions.only')}</p>}
      {error && (
        <p className="field-problem" role="alert">
          {wordsFor(error)}
        </p>
      )}
      <p className="security-ways">
        {items.length > 1 && (
          <Button loading={endMany.isPending} onClick={() => endMany.mutate('others')}>
            {t('accounts-own:sessions.endOthers')}
          </Button>
        )}
        {items.length > 0 && (
          <Button
            danger
            loading={endMany.isPending}
            onClick={() =>
              void modal.confirm({
                title: t('accounts-own:sessions.confirmAll'),
                okText: t('accounts-own:sessions.endAll'),
                cancelText: t('cancel'),
                onOk: () => endMany.mutate('all'),
              })
            }
          >
            {t('accounts-own:sessions.endAll')}
          </Button>
        )}
      </p>
      <p className="soft">{t('accounts-own:sessions.kept')}</p>
    </section>
  );
};
