import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { meQuery, useMe } from '../../../app/queries.ts';
import { Switches } from '../../../components/Switches.tsx';
import { Rights } from '../Rights.tsx';
import { BackupCodes } from './BackupCodes.tsx';
import { OwnAccount } from './OwnAccount.tsx';
import { Sessions } from './Sessions.tsx';
import { SetUp } from './SetUp.tsx';
import { TurnOff } from './TurnOff.tsx';
import '../../../styles/sign-in.css';
import '../../../styles/security.css';

const few = 3;

/** The own second factor – by wish, or because a role asks for it and nothing else may be done before – and where the account is signed in. */
export const Security = () => {
  const { t } = useTranslation('accounts-console');
  const locale = useLocale();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [settingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const state = useQuery({
    queryKey: ['second-factor'],
    queryFn: ({ signal }) => call(endpoints.accounts.getSecondFactor, {}, signal),
    staleTime: 0,
  });
  const forced = me.account.mustSetUpSecondFactor;
  useTitle(t('security.title'));

  const refresh = async (): Promise<void> => {
    await Promise.all([client.fetchQuery({ ...meQuery, staleTime: 0 }), state.refetch()]);
  };
  const body = () => {
    if (codes)
      return (
        <BackupCodes
          codes={codes}
          onDone={() => {
            setCodes(null);
            void navigate({ to: '/' });
          }}
        />
      );
    if (state.isError)
      return (
        <p className="field-problem" role="alert">
          {wordsFor(state.error)}
        </p>
      );
    if (!state.data) return <p className="soft">{t('loading')}</p>;
    if (state.data.on)
      return (
        <>
          <p role="status">
            <strong>{t('security.on', { moment: fullTime(state.data.since ?? '', locale) })}</strong>
          </p>
          <p className="soft">
            {t('security.left', { count: state.data.backupCodesLeft })}
            {state.data.backupCodesLeft <= few && <> {t('security.fewLeft')}</>}
          </p>
          <TurnOff
            required={state.data.required}
            onDone={async () => {
              await refresh();
              void message.success(t('security.turnedOff'));
            }}
          />
        </>
      );
    if (me.posts.length === 0) return <p>{t('security.notStaff')}</p>;
    if (settingUp)
      return (
        <SetUp
          onDone={async (made) => {
            setCodes(made);
            setSettingUp(false);
            void message.success(t('security.done'));
            await refresh();
          }}
        />
      );
    return (
      <>
        <p>
          <strong>{t('security.off')}</strong>
        </p>
        <Button type="primary" size="large" block onClick={() => setSettingUp(true)}>
          {t('security.start')}
        </Button>
      </>
    );
  };
  return (
    <main className="entry-main entry-alone" id="main">
      <div className="entry-switches">
        <Switches />
      </div>
      <div className="entry-card security">
        <h1>{t('security.title')}</h1>
        <p className="soft entry-lead">{t(forced ? 'security.forced' : 'security.lead')}</p>
        {body()}
        {!codes && !forced && <OwnAccount />}
        {!codes && <Sessions />}
        {!codes && me.posts.length > 0 && !forced && (
          <section aria-labelledby="own-rights">
            <h2 id="own-rights">{t('rights.own')}</h2>
            <Rights accountId={me.account.id} />
          </section>
        )}
        {!forced && !codes && (
          <p className="security-ways">
            <Link to="/">{t('unknown.home')}</Link>
            <a href="/">{t('security.toPhone')}</a>
          </p>
        )}
      </div>
    </main>
  );
};
