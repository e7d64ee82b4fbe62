import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingItem } from '#contract/platform/api.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { meQuery } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { PlaceSettings } from './PlaceSettings.tsx';
import { settingsQuery } from './queries.ts';
import { SettingField } from './SettingField.tsx';
import { SettingHistory } from './SettingHistory.tsx';
import { valueWords } from './setting-words.ts';
import { WorkLines } from './WorkLines.tsx';

/** Editors of settings whose values are more than one field. */
const editors: Readonly<Record<string, ComponentType<{ version: number }>>> = { places: PlaceSettings, linesOfWork: WorkLines };

/** One setting: what it is, its value, its default, and who decided it when. */
export const SettingCard = ({ item }: { item: SettingItem }) => {
  const { t } = useTranslation('platform');
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [value, setValue] = useState(item.value);
  const [open, setOpen] = useState(false);
  const heading = `setting-${item.key}`;
  const save = useSend({
    slot: useSlot('settings.one', item.key),
    request: (chosen: unknown) =>
      asked(endpoints.platform.setSetting, { params: { key: item.key }, body: { version: item.version, value: chosen } }),
    onDone: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['places', 'settings'] }),
        client.fetchQuery({ ...meQuery, staleTime: 0 }),
      ]);
      void message.success(t('settings.saved'));
    },
  });
  const { form, changed } = item;
  const standard = valueWords(t, item, null);
  const Editor = editors[item.key];
  const dirty = JSON.stringify(value) !== JSON.stringify(item.value);
  return (
    <section className="card setting" aria-labelledby={heading}>
      <div className="setting-wide">
        <h2 id={heading}>{item.title}</h2>
        <p>{item.help}</p>
        {form && <SettingField form={form} value={value} labelledBy={heading} onChange={setValue} />}
        {Editor && <Editor version={item.version} />}
        {item.editor?.startsWith('/') && <a href={`${import.meta.env.BASE_URL.replace(/\/$/, '')}${item.editor}`}>{t('settings.open')}</a>}
        {save.error && (
          <p className="field-problem" role="alert">
            {sendingWords(save.error)}
          </p>
        )}
        <p className="soft setting-facts">
          {standard !== null && t('settings.standard', { value: standard })}
          {changed && (
            <span className="num">
              {t('settings.changed', { time: fullTime(changed.at, locale), by: changed.by ?? t('settings.platform') })}
            </span>
          )}
        </p>
        <div className="setting-acts">
          {form && (
            <Button type="primary" disabled={!dirty} loading={save.isPending} onClick={() => save.send(value)}>
              {t('settings.save')}
            </Button>
          )}
          {item.decided && !item.guarded && (
            <Button loading={save.isPending} onClick={() => save.send(null)}>
              {t('settings.reset')}
            </Button>
          )}
          {item.version > 0 && (
            <Button type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('settings.history')}
            </Button>
          )}
        </div>
        {open && <SettingHistory item={item} />}
      </div>
    </section>
  );
};
