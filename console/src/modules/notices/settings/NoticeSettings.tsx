import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Input, Select, Skeleton, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { channels } from '#contract/kernel/notices.ts';
import type { NoticeSettings as Values } from '#contract/notices/api.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { EmailField } from './EmailField.tsx';
import { PushDevice } from './PushDevice.tsx';
import '../../../styles/notices.css';

/** What the own account gets told in which way, and when. Each choice takes effect at once. */
export const NoticeSettings = () => {
  const { t } = useTranslation('notices');
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = ['notice-settings', locale];
  useTitle(t('settings'));
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(endpoints.notices.getNoticeSettings, {}, signal) });
  const change = useMutation({
    mutationFn: ({ kinds, quiet, digestAt, language }: Values) =>
      call(endpoints.notices.setNoticeSettings, {
        body: { channels: kinds.map(({ kind, channels: on }) => ({ kind, ...on })), quiet, digestAt, language },
      }),
    onMutate: (next) => {
      const before = client.getQueryData<Values>(key);
      client.setQueryData(key, next);
      return before;
    },
    onSuccess: (kept) => {
      client.setQueryData(key, kept);
      void message.success(t('saved'));
    },
    onError: (_error, _next, before) => client.setQueryData(key, before),
  });
  const problem = change.error ?? error;
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('settings')}</h1>
        <p className="soft">{t('inboxAlways')}</p>
      </div>
      {problem && (
        <p className="field-problem" role="alert">
          {wordsFor(problem)}
        </p>
      )}
      {data ? <Fields values={data} onChange={change.mutate} /> : !error && <Skeleton active />}
    </div>
  );
};

const Fields = ({ values, onChange }: { values: Values; onChange: (next: Values) => void }) => {
  const { t } = useTranslation('notices');
  const { kinds, available, quiet, digestAt, language } = values;
  const hints = { push: null, email: values.email?.confirmed ? null : t('noEmail'), sms: values.phone ?? t('noPhone') };
  return (
    <>
      <PushDevice pushKey={values.pushKey} />
      {available.email && <EmailField email={values.email} />}
      <section className="card setting">
        <div className="setting-wide">
          <h2>{t('kinds')}</h2>
          <table className="notice-kinds">
            <thead>
              <tr>
                <th scope="col">{t('kind')}</th>
                {channels.map((channel) => (
                  <th key={channel} scope="col">
                    {t(`channels.${channel}`)}
                    <div className="soft">{available[channel] ? hints[channel] : t('unavailable')}</div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kinds.map((row) => (
                <tr key={row.kind}>
                  <th scope="row">
                    {row.name}
                    {row.urgent && <div className="soft">{t('urgentHint')}</div>}
                  </th>
                  {channels.map((channel) => (
                    <td key={channel}>
                      <Checkbox
                        aria-label={`${row.name} · ${t(`channels.${channel}`)}`}
                        checked={row.channels[channel]}
                        disabled={!available[channel]}
                        onChange={({ target }) =>
                          onChange({
                            ...values,
                            kinds: kinds.map((one) =>
                              one.kind === row.kind ? { ...one, channels: { ...one.channels, [channel]: target.checked } } : one,
                            ),
                          })
                        }
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="card setting">
        <div className="setting-wide">
          <h2>{t('quiet')}</h2>
          <p>{t('quietHint')}</p>
          <div className="notice-form">
            <Switch
              aria-label={t('quiet')}
              checked={quiet !== null}
              onChange={(on) => onChange({ ...values, quiet: on ? { from: '22:00', to: '07:00' } : null })}
            />
            {quiet &&
              (['from', 'to'] as const).map((end) => (
                <Time
                  key={`${end} ${quiet[end]}`}
                  label={t(end)}
                  value={quiet[end]}
                  onChange={(time) => onChange({ ...values, quiet: { ...quiet, [end]: time } })}
                />
              ))}
          </div>
        </div>
      </section>
      <section className="card setting">
        <div className="setting-wide">
          <div className="notice-form">
            {available.email && (
              <>
                <Switch
                  aria-label={t('digest')}
                  checked={digestAt !== null}
                  onChange={(on) => onChange({ ...values, digestAt: on ? '18:00' : null })}
                />
                <span>{t('digest')}</span>
                {digestAt && (
                  <Time
                    key={digestAt}
                    label={t('digestAt')}
                    value={digestAt}
                    onChange={(time) => onChange({ ...values, digestAt: time })}
                  />
                )}
              </>
            )}
            <span>{t('language')}</span>
            <Select
              aria-label={t('language')}
              value={language}
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              onChange={(next) => onChange({ ...values, language: next })}
            />
          </div>
        </div>
      </section>
    </>
  );
};

/** A time of the day that is kept when the field is left. */
const Time = ({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) => (
  <Input
    type="time"
    aria-label={label}
    prefix={<span className="soft">{label}</span>}
    defaultValue={value}
    style={{ width: 150 }}
    onBlur={({ target }) => {
      if (target.value && target.value !== value) onChange(target.value);
    }}
  />
);
