import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as noticesApi from '#client/endpoints/notices.ts';
import { channels } from '#contract/kernel/notices.ts';
import type { NoticeSettings } from '#contract/notices/api.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { EmailField } from './email-field.tsx';
import { PushDevice } from './push-device.tsx';
import { settingsQuery } from './queries.ts';
import { useNoticeWords } from './words.ts';

/** What this account gets told in which way, and when. Each switch takes effect at once. */
export const NoticeSettingsPage = () => {
  const { t, i18n } = useTranslation();
  const words = useNoticeWords();
  const settings = useQuery(settingsQuery(i18n.language));
  const failed = words.isError ? words : settings.isError ? settings : null;
  const ready = words.data && settings.data;
  return (
    <Page title={ready ? t('notices:settings') : t('inbox')} back>
      {ready ? (
        <Settings settings={settings.data} />
      ) : failed ? (
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
};

const Settings = ({ settings }: { settings: NoticeSettings }) => {
  const { t, i18n } = useTranslation('notices');
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const key = settingsQuery(i18n.language).queryKey;
  const keep = (next: NoticeSettings): void => {
    // shown at once, and taken back when it could not be kept
    client.setQueryData(key, next);
    setError(null);
    const { quiet, digestAt, language, kinds } = next;
    const chosen = kinds.map(({ kind, channels: on }) => ({ kind, ...on }));
    call(noticesApi.setNoticeSettings, { body: { channels: chosen, quiet, digestAt, language } }).then(
      (kept) => {
        client.setQueryData(key, kept);
        toast(t('saved'));
      },
      (reason: unknown) => {
        client.setQueryData(key, settings);
        setError(reason);
      },
    );
  };
  const offered = channels.filter((channel) => settings.available[channel]);
  return (
    <>
      <FormError error={error} />
      <PushDevice pushKey={settings.pushKey} />
      {settings.available.email && <EmailField email={settings.email} />}
      <p className="soft">{t('inboxAlways')}</p>
      {offered.length > 0 &&
        settings.kinds.map((kind) => (
          <section key={kind.kind} className="card" aria-label={kind.name}>
            <h2>{kind.name}</h2>
            {kind.urgent && <p className="hint">{t('urgentHint')}</p>}
            {offered.map((channel) => (
              <Toggle
                key={channel}
                label={t(`channels.${channel}`)}
                checked={kind.channels[channel]}
                onChange={(on) =>
                  keep({
                    ...settings,
                    kinds: settings.kinds.map((one) =>
                      one.kind === kind.kind ? { ...one, channels: { ...one.channels, [channel]: on } } : one,
                    ),
                  })
                }
              />
            ))}
          </section>
        ))}
      {offered.length === 0 && <p className="hint">{t('unavailable')}</p>}
      <section className="card" aria-label={t('quiet')}>
        <Toggle
          label={t('quiet')}
          hint={t('quietHint')}
          checked={settings.quiet !== null}
          onChange={(on) => keep({ ...settings, quiet: on ? { from: '22:00', to: '07:00' } : null })}
        />
        {settings.quiet && (
          <Quiet key={JSON.stringify(settings.quiet)} quiet={settings.quiet} onChange={(quiet) => keep({ ...settings, quiet })} />
        )}
        {settings.available.email && (
          <Toggle
            label={t('digest')}
            checked={settings.digestAt !== null}
            onChange={(on) => keep({ ...settings, digestAt: on ? '18:00' : null })}
          />
        )}
      </section>
    </>
  );
};

type Span = NonNullable<NoticeSettings['quiet']>;
const Quiet = ({ quiet, onChange }: { quiet: Span; onChange: (quiet: Span) => void }) => {
  const { t } = useTranslation('notices');
  return (
    <div className="wrap">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          {t(end)}
          <input
            className="input"
            type="time"
            defaultValue={quiet[end]}
            onBlur={({ target: { value } }) => {
              if (value && value !== quiet[end]) onChange({ ...quiet, [end]: value });
            }}
          />
        </label>
      ))}
    </div>
  );
};
