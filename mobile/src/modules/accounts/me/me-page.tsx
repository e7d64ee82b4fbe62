import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beside } from '#ui/beside.tsx';
import { chooseLocale, currentLocale, locales } from '#ui/i18n.ts';
import { chooseMode } from '#ui/mode.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Page } from '../../../parts/page.tsx';
import { ScarceRoom } from '../../../parts/scarce-room.tsx';
import { FormError, Loading } from '../../../parts/states.tsx';
import { Toggle } from '../../../parts/toggle.tsx';
import { Unread } from '../../../parts/unread.tsx';
import { AskSignIn } from '../../../session/ask-sign-in.tsx';
import { useInstall } from '../../../session/install.ts';
import { leave, useMe } from '../../../session/session.ts';
import { chooseElder, useElder, useModeChoice } from '../../../settings.ts';
import { useOutbox } from '../../../store/outbox.ts';
import { wantWords } from '../../../words.ts';
import { Account } from './account.tsx';

/** The way to the households of whoever looks after some, without a post too. */
const MyHouseholds = beside(async () => {
  const section = await import('../../households/day-section.tsx');
  await wantWords(section.words);
  return section.default;
});

/** Who is signed in, how the app looks and speaks, and the way out. */
export const MePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const elder = useElder();
  const mode = useModeChoice();
  const install = useInstall();
  const waiting = useOutbox().length;
  const [error, setError] = useState<unknown>(null);
  const signOut = () => {
    if (waiting > 0 && !window.confirm(t('me.leaveWaiting', { count: waiting }))) return;
    if (me?.account.anonymous && !window.confirm(t('me.leaveAnonymous'))) return;
    leave().then(() => navigate({ to: '/' }), setError);
  };
  return (
    <Page title={t('me.title')}>
      {me ? <Account me={me} /> : me === null ? <AskSignIn text={t('me.signIn')} /> : <Loading rows={1} />}
      {me && !me.account.anonymous && <MyHouseholds />}
      <ScarceRoom />
      <section className="card" aria-label={t('me.look')}>
        <Toggle label={t('elder.label')} hint={t('elder.hint')} checked={elder} onChange={chooseElder} />
        <fieldset className="field">
          <legend>{t('me.language')}</legend>
          <div className="wrap">
            {locales.map((locale) => (
              <button
                key={locale}
                type="button"
                className="chip"
                lang={locale}
                aria-pressed={currentLocale() === locale}
                onClick={() => void chooseLocale(locale)}
              >
                {locale === 'en' ? 'English' : '中文'}
              </button>
            ))}
          </div>
        </fieldset>
        <fieldset className="field">
          <legend>{t('me.mode')}</legend>
          <div className="wrap">
            {(['system', 'light', 'dark'] as const).map((one) => (
              <button key={one} type="button" className="chip" aria-pressed={mode === one} onClick={() => chooseMode(one)}>
                {t(`me.modes.${one}`)}
              </button>
            ))}
          </div>
        </fieldset>
      </section>
      <div className="list">
        <Link to="/outbox" className="item">
          <Icon name="outbox" />
          <span className="grow">{t('outbox.title')}</span>
          {waiting > 0 && <span className="tag">{waiting}</span>}
          <Icon name="next" />
        </Link>
        {me && (
          <Link to="/notices" className="item">
            <Icon name="bell" />
            <span className="grow">{t('me.notices')}</span>
            <Unread />
            <Icon name="next" />
          </Link>
        )}
        {me && !me.account.anonymous && (
          <Link to="/my-data" className="item">
            <Icon name="eye" />
            <span className="grow">{t('me.myData')}</span>
            <Icon name="next" />
          </Link>
        )}
        {me && !me.account.anonymous && me.posts.length > 0 && (
          <Link to="/me/recorded" className="item">
            <Icon name="eye" />
            <span className="grow">{t('me.recorded')}</span>
            <Icon name="next" />
          </Link>
        )}
        <Link to="/privacy" className="item">
          <Icon name="shield" />
          <span className="grow">{t('privacy.title')}</span>
          <Icon name="next" />
        </Link>
        {me && !me.account.anonymous && (
          <Link to="/account" className="item">
            <Icon name="person" />
            <span className="grow">{t('accounts-own:own.title')}</span>
            <Icon name="next" />
          </Link>
        )}
        {me && !me.account.anonymous && me.posts.length > 0 && (
          <Link to="/password" className="item">
            <Icon name="key" />
            <span className="grow">{t('password.title')}</span>
            <Icon name="next" />
          </Link>
        )}
        {me && !me.account.anonymous && (
          <Link to="/sessions" className="item">
            <Icon name="phone" />
            <span className="grow">{t('accounts-own:sessions.title')}</span>
            <Icon name="next" />
          </Link>
        )}
        {me && me.posts.length > 0 && (
          <Link to="/device" className="item">
            <Icon name="lock" />
            <span className="grow tight">
              <span>{t('device.title')}</span>
              <span className="hint">{t('device.hint')}</span>
            </span>
            <Icon name="next" />
          </Link>
        )}
        {me && me.posts.length > 0 && (
          <a href="/console/" className="item">
            <Icon name="house" />
            <span className="grow tight">
              <span>{t('me.console')}</span>
              <span className="hint">{t('me.consoleHint')}</span>
            </span>
            <Icon name="next" />
          </a>
        )}
        {install.kind === 'offer' && (
          <button type="button" className="item" onClick={install.install}>
            <Icon name="download" />
            <span className="grow">{t('me.install')}</span>
            <Icon name="next" />
          </button>
        )}
        {install.kind === 'by_hand' && (
          <p className="item">
            <Icon name="download" />
            <span className="grow tight">
              <span>{t('me.install')}</span>
              <span className="hint">{t('me.installByHand')}</span>
            </span>
          </p>
        )}
      </div>
      <FormError error={error} />
      {me && (
        <button type="button" className="button wide" onClick={signOut}>
          <Icon name="leave" />
          {t('me.leave')}
        </button>
      )}
    </Page>
  );
};
