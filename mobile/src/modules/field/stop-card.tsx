import { useTranslation } from 'react-i18next';
import type { DayItem } from '#contract/field/api.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Go } from './go.tsx';

/** What of a thing to do tells it from others: its module's word, where, until when. */
export const About = ({ item }: { item: DayItem }) => {
  const { t, i18n } = useTranslation();
  const [module = ''] = item.kind.split('.');
  const time = (moment: string): string => shortTime(moment, i18n.language);
  return (
    <span className="grow tight">
      <strong className="title">{item.title}</strong>
      <span className="small soft">{[t(`day.kinds.${module}`), item.detail, item.area].filter((part) => part !== null).join(' · ')}</span>
      {(item.from !== null || item.until !== null) && (
        <span className={item.state === 'late' ? 'small' : 'small soft'}>
          {item.from !== null && t('day.from', { when: time(item.from) })}
          {item.from !== null && item.until !== null && ' · '}
          {item.until !== null &&
            (item.state === 'late' ? (
              <strong>{t('day.wasDue', { when: time(item.until) })}</strong>
            ) : (
              t('day.until', { when: time(item.until) })
            ))}
        </span>
      )}
    </span>
  );
};

/** One thing to do; opens its page. */
export const StopCard = ({ item, place }: { item: DayItem; place: number }) => {
  const { t } = useTranslation();
  return (
    <Go to={item.link} className="card link">
      <span className="row">
        <span className="tag">{place}</span>
        <About item={item} />
        {item.urgent && <span className="tag">{t('day.urgent')}</span>}
        <Icon name="next" />
      </span>
    </Go>
  );
};
