import { useTranslation } from 'react-i18next';
import { endOfDay, platformDay } from '#ui/time.ts';
import type { Extra, ExtraProps } from './form.ts';

const dayIn = (fields: ExtraProps['fields']): string => (fields['until'] as string | undefined) ?? '';

const UntilField = ({ days, fields, change }: Omit<ExtraProps, 'detail'> & { days: number }) => {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor="act-until">{t('act.until')}</label>
      <input
        id="act-until"
        type="date"
        className="input"
        min={platformDay()}
        max={platformDay(days - 1)}
        value={dayIn(fields)}
        onChange={(event) => change({ until: event.target.value })}
      />
      <span className="hint">{t('act.untilHint', { days })}</span>
    </div>
  );
};

const Shelved = ({ detail, ...props }: ExtraProps) => <UntilField {...props} days={detail.shelvedDaysMost} />;
const Waiting = ({ detail, ...props }: ExtraProps) => <UntilField {...props} days={detail.waitingDaysMost} />;

/** The day on which a case comes back by itself. */
const until = (Fields: Extra['Fields']): Extra => ({
  Fields,
  after: true,
  missing: (fields) => (dayIn(fields) === '' ? 'act.untilNeeded' : null),
  body: (fields) => ({ until: endOfDay(dayIn(fields)) }),
});

export const shelvedUntil = until(Shelved);
export const waitingUntil = until(Waiting);
