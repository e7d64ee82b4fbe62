import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Office } from '#contract/organisations/offices.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { useLocale } from '../../../../app/hooks.ts';
import { EndOffice } from './EndOffice.tsx';
import { useTakeBack } from './useTakeBack.ts';

/** Somebody in office: name, since when, until when; how to end it. */
export const OfficeLine = ({ office }: { office: Office }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { notification } = App.useApp();
  const [ending, setEnding] = useState(false);
  const takeBack = useTakeBack(office.id);
  const day = (value: string): string => shortDay(startOfDay(value), locale);
  const ended = (on: string): void => {
    setEnding(false);
    notification.success({
      key: office.id,
      title: t('endedOffice', { name: office.person.name, day: day(on) }),
      duration: 8,
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(office.id);
            takeBack(office);
          }}
        >
          {t('undo')}
        </Button>
      ),
    });
  };
  return (
    <li className="grids-office">
      <span>
        <strong>{office.person.name}</strong>
        {office.person.partyMember && <span className="flag">{t('partyMember')}</span>}
        {office.employment && <span className="soft"> {t(`organisations:employments.${office.employment}`)}</span>}
        <span className="soft num">
          {' '}
          {office.state === 'coming' ? t('officeFrom', { day: day(office.validFrom) }) : t('officeSince', { day: day(office.validFrom) })}
          {office.validTo && ` ${t('officeUntil', { day: day(office.validTo) })}`}
        </span>
        {office.person.phone && <span className="soft num"> {office.person.phone}</span>}
      </span>
      {office.actions.includes('end') && (
        <button type="button" className="plain-link" aria-label={t('endOf', { name: office.person.name })} onClick={() => setEnding(true)}>
          {t('end')}
        </button>
      )}
      {ending && <EndOffice office={office} onClose={() => setEnding(false)} onDone={ended} />}
    </li>
  );
};
