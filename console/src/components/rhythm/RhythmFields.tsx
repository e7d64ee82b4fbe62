import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours, Rhythm } from '#contract/activities/rhythm.ts';
import { type RhythmDays, type RhythmPeriod, rhythmDays, rhythmPeriods } from '#contract/activities/rhythm-values.ts';
import { NumberInput } from '../NumberInput.tsx';
import '../../styles/rhythm.css';

type Pattern = Pick<Rhythm, 'every' | 'days' | 'on' | 'times' | 'hours'>;

/** Sorts of days a period can have. */
const daysOf = (every: RhythmPeriod): readonly RhythmDays[] =>
  rhythmDays.filter((days) => (days === 'weekdays' ? every === 'week' : days === 'monthdays' ? every !== 'day' && every !== 'week' : true));

const hoursText = (hours: readonly Hours[]): string => hours.map(([from, to]) => `${from}-${to}`).join('，');
/** 9:00-11:30，14:00-17:00 → pairs; what is no time is left out. */
const readHours = (text: string): Hours[] =>
  [...text.matchAll(/(\d{1,2})[:：](\d{2})\s*[-–—~至]\s*(\d{1,2})[:：](\d{2})/g)]
    .map(([, a = '', b = '', c = '', e = '']): Hours => [`${a.padStart(2, '0')}:${b}`, `${c.padStart(2, '0')}:${e}`])
    .filter(([from, to]) => from < '24:00' && to <= '24:00' && !/:[6-9]/.test(from + to));

const PatternFields = <P extends Pattern>({ value, onChange }: { value: P; onChange: (next: P) => void }) => {
  const { t } = useTranslation('rhythm-console');
  const set = (part: Partial<Pattern>): void => onChange({ ...value, ...part });
  const [text, setText] = useState(hoursText(value.hours));
  const named = value.days === 'weekdays' ? 7 : value.days === 'monthdays' ? 31 : 0;
  return (
    <div className="rhythm-fields">
      <Select<RhythmPeriod>
        aria-label={t('every')}
        value={value.every}
        options={rhythmPeriods.map((one) => ({ value: one, label: t(`periods.${one}`) }))}
        onChange={(every) => {
          const days = daysOf(every).includes(value.days) ? value.days : 'all';
          set({ every, days, on: days === value.days ? value.on : [] });
        }}
      />
      <Select<RhythmDays>
        aria-label={t('days')}
        value={value.days}
        options={daysOf(value.every).map((one) => ({ value: one, label: t(`sorts.${one}`) }))}
        onChange={(days) => set({ days, on: days === 'weekdays' || days === 'monthdays' ? [1] : [] })}
      />
      {named > 0 && (
        <Select<number[]>
          mode="multiple"
          aria-label={t('on')}
          value={value.on}
          options={Array.from({ length: named }, (_, i) => ({
            value: i + 1,
            label: t(named === 7 ? `weekdays.${i + 1}` : 'monthday', { day: i + 1 }),
          }))}
          onChange={(on) => on.length > 0 && set({ on: on.sort((a, b) => a - b) })}
        />
      )}
      <NumberInput
        aria-label={t('times')}
        suffix={t('timesUnit')}
        min={1}
        max={8}
        precision={0}
        value={value.times}
        onChange={(times) => set({ times: times ?? 1, ...(value.hours.length > 1 && { hours: value.hours.slice(0, 1) }) })}
      />
      <Input
        aria-label={t('hours')}
        placeholder={t('hoursHint')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => {
          const read = readHours(text).slice(0, 8);
          const hours = read.length <= 1 || read.length === value.times ? read : read.slice(0, 1);
          setText(hoursText(hours));
          set({ hours });
        }}
      />
    </div>
  );
};

interface Props {
  value?: Rhythm;
  onChange?: (rhythm: Rhythm) => void;
  /** It must end, as a series does. */
  ends?: boolean;
  /** Without other patterns in parts of the year. */
  plain?: boolean;
}

/** When something is due: how often, on which days, in which hours, from when to when, and otherwise in seasons. */
export const RhythmFields = ({ value, onChange = () => undefined, ends = false, plain = false }: Props) => {
  const { t } = useTranslation('rhythm-console');
  if (!value) return null;
  const set = (part: Partial<Rhythm>): void => onChange({ ...value, ...part });
  const season = { every: 'day', days: 'all', on: [], times: 1, hours: [], from: '06-01', to: '09-30' } satisfies Rhythm['seasons'][number];
  return (
    <fieldset className="rhythm" aria-label={t('title')}>
      <PatternFields value={value} onChange={onChange} />
      <div className="rhythm-fields">
        <div>
          <span aria-hidden="true">{t('from')}</span>
          <Input
            type="date"
            aria-label={t('from')}
            value={value.from}
            onChange={({ target }) => target.value && set({ from: target.value })}
          />
        </div>
        <div>
          <span aria-hidden="true">{t(ends ? 'until' : 'untilOpen')}</span>
          <Input
            type="date"
            aria-label={t(ends ? 'until' : 'untilOpen')}
            value={value.until ?? ''}
            onChange={({ target }) => set({ until: target.value || null })}
          />
        </div>
      </div>
      {!plain &&
        value.seasons.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a season is nothing but its place
          <div key={i} className="rhythm-season">
            <div className="rhythm-fields">
              <Input
                aria-label={t('seasonFrom')}
                value={one.from}
                maxLength={5}
                onChange={({ target }) => set({ seasons: value.seasons.with(i, { ...one, from: target.value }) })}
              />
              <Input
                aria-label={t('seasonTo')}
                value={one.to}
                maxLength={5}
                onChange={({ target }) => set({ seasons: value.seasons.with(i, { ...one, to: target.value }) })}
              />
              <Button danger size="small" onClick={() => set({ seasons: value.seasons.toSpliced(i, 1) })}>
                {t('removeSeason')}
              </Button>
            </div>
            <PatternFields value={one} onChange={(next) => set({ seasons: value.seasons.with(i, next) })} />
          </div>
        ))}
      {!plain && value.seasons.length < 6 && (
        <Button size="small" onClick={() => set({ seasons: [...value.seasons, season] })}>
          {t('addSeason')}
        </Button>
      )}
    </fieldset>
  );
};
