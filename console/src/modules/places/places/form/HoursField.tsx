import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlaceFacts } from '#contract/places/api.ts';
import { alwaysOpen, isAlwaysOpen } from '#contract/places/kinds.ts';

type Hours = PlaceFacts['hours'];
type Week = NonNullable<Hours>;

const nothing = (): Week => Array.from({ length: 7 }, () => []);
const midnight = (time: string): string => (time === '24:00' ? '00:00' : time);

type Way = 'unknown' | 'always' | 'week';
const usual = (): Week => nothing().map((_, day) => (day < 5 ? [['09:00', '17:30']] : []));

/** Not known, always, or the weekly table: spans of each day, over midnight too; the first day's times can be used for the others. */
export const HoursField = ({ value = null, onChange, id }: { value?: Hours; onChange?: (hours: Hours) => void; id?: string }) => {
  const { t } = useTranslation();
  const days = t('places:weekdays', { returnObjects: true }) as string[];
  const put = (day: number, spans: Week[number]): void => {
    if (value) onChange?.(value.map((one, i) => (i === day ? spans : one)));
  };
  const copy = (until: number): void => {
    if (value) onChange?.(value.map((one, i) => (i <= until ? [...(value[0] ?? [])] : one)));
  };
  const way: Way = value === null ? 'unknown' : isAlwaysOpen(value) ? 'always' : 'week';
  const long = value?.some((spans) => spans.some(([from, to]) => midnight(to) <= from));
  return (
    <div>
      <div className="places-always">
        <Radio.Group
          {...(id ? { id } : {})}
          optionType="button"
          value={way}
          onChange={(e) => onChange?.({ unknown: null, always: alwaysOpen as Week, week: usual() }[e.target.value as Way])}
          options={(['unknown', 'always', 'week'] as const).map((one) => ({ value: one, label: t(`places:hours.${one}`) }))}
        />
      </div>
      {way === 'week' && value && (
        <>
          <ul className="places-week">
            {value.map((spans, day) => (
              <li key={days[day]}>
                <span className="places-day">{days[day]}</span>
                <span className="places-spans">
                  {spans.length === 0 && <span className="soft">{t('places:hours.never')}</span>}
                  {spans.map(([from, to], i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name than their place in the day
                    <span key={i} className="places-span">
                      <input
                        type="time"
                        required
                        aria-label={t('places:hours.from', { day: days[day] })}
                        value={from}
                        onChange={(e) =>
                          e.target.value &&
                          put(
                            day,
                            spans.map((one, k) => (k === i ? [e.target.value, one[1]] : one)),
                          )
                        }
                      />
                      –
                      <input
                        type="time"
                        required
                        aria-label={t('places:hours.to', { day: days[day] })}
                        value={midnight(to)}
                        onChange={(e) =>
                          e.target.value &&
                          put(
                            day,
                            spans.map((one, k) => (k === i ? [one[0], e.target.value] : one)),
                          )
                        }
                      />
                      <Button
                        size="small"
                        type="text"
                        icon={<CloseOutlined />}
                        aria-label={t('places:hours.remove', { day: days[day] })}
                        onClick={() =>
                          put(
                            day,
                            spans.filter((_, k) => k !== i),
                          )
                        }
                      />
                    </span>
                  ))}
                  {spans.length < 6 && (
                    <Button
                      size="small"
                      type="text"
                      icon={<PlusOutlined />}
                      aria-label={t('places:hours.add', { day: days[day] })}
                      onClick={() => put(day, [...spans, spans.length === 0 ? ['09:00', '17:30'] : ['18:00', '20:00']])}
                    />
                  )}
                </span>
              </li>
            ))}
          </ul>
          <div className="places-copies">
            <Button size="small" onClick={() => copy(4)}>
              {t('places:hours.workdays')}
            </Button>
            <Button size="small" onClick={() => copy(6)}>
              {t('places:hours.everyday')}
            </Button>
          </div>
          {long && <p className="soft">{t('places:hours.overnight')}</p>}
        </>
      )}
    </div>
  );
};
