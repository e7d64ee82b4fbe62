import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettingItem } from '#contract/platform/api.ts';
import { fullTime } from '#ui/time.ts';
import { wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { settingChangesQuery } from './queries.ts';
import { valueWords } from './setting-words.ts';

/** Who changed a setting when, from what to what. */
export const SettingHistory = ({ item }: { item: SettingItem }) => {
  const { t } = useTranslation('platform');
  const locale = useLocale();
  const { list, rows } = useList(settingChangesQuery(item.key));
  if (list.error) return <p role="alert">{wordsFor(list.error)}</p>;
  if (list.isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return (
    <>
      <ol className="setting-changes">
        {rows.map((change) => {
          const before = valueWords(t, item, change.before);
          const after = valueWords(t, item, change.after);
          return (
            <li key={change.version}>
              <span className="soft num">
                {fullTime(change.at, locale)} · {change.by ?? t('settings.platform')}
              </span>
              <br />
              {before === null || after === null
                ? t(change.after === null ? 'settings.wasReset' : 'settings.wasChanged')
                : t('settings.fromTo', { before, after })}
            </li>
          );
        })}
      </ol>
      <More list={list} words={t('settings.earlier')} small />
    </>
  );
};
