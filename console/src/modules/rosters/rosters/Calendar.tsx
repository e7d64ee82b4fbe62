import { CloseOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Roster, RosterDay } from '#contract/rosters/api.ts';
import { shortDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale, useNow } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { useMe } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import type { Task } from './acts.tsx';
import { noonOf } from './days.ts';

type SlotOfDay = RosterDay['slots'][number];

interface Props {
  roster: Roster;
  onTask: (task: Task) => void;
  onDone: (words: string) => void;
}

const hours = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** Days with their slots: who is on, what nobody covers, and what can be done about it. */
export const Calendar = (props: Props) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <ol className="roster-days" aria-label={t('days')}>
      {props.roster.days.map(({ day, workday, holiday, slots }) => (
        <li key={day} className={workday ? 'roster-day' : 'roster-day roster-rest'}>
          <h3>
            {shortDay(noonOf(day), locale)} <span className="soft">{weekday.format(noonOf(day))}</span>
            {holiday && <span className="flag">{locale === 'en' ? holiday.en : holiday.zh}</span>}
          </h3>
          {slots.length === 0 && <p className="soft">{t('notCovered')}</p>}
          {slots.map((slot) => (
            <SlotCell key={`${slot.key} ${slot.from}`} day={day} slot={slot} {...props} />
          ))}
        </li>
      ))}
    </ol>
  );
};

const SlotCell = ({ day, slot, roster, onTask, onDone }: Props & { day: string; slot: SlotOfDay }) => {
  const { t } = useTranslation('rosters');
  const me = useMe().account.id;
  const now = useNow();
  const { message } = App.useApp();
  const removing = useSend({
    slot: useSlot('rosters.remove', `${roster.id} ${day} ${slot.key}`),
    request: (shiftId: string) => asked(endpoints.rosters.removeShift, { params: { shiftId }, body: {} }),
    onDone: () => onDone(t('removed')),
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  const coming = Date.parse(slot.from) > now;
  const manages = roster.actions.includes('manage') && coming;
  return (
    <div className="roster-slot">
      <div className="soft">
        {slot.name || t('formerSlot')} {hours.format(new Date(slot.from))}–{hours.format(new Date(slot.to))}
      </div>
      {slot.shifts.map(({ id, person, swap }) => (
        <div key={id} className="roster-person">
          <span>{person.name}</span>
          {swap && <span className="flag">{t(`swapIs.${swap}`)}</span>}
          {coming && !swap && person.accountId === me && (
            <Button size="small" onClick={() => onTask({ kind: 'swap', shiftId: id, slot })}>
              {t('swap')}
            </Button>
          )}
          {manages && (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              loading={removing.pending === id}
              aria-label={t('remove', { name: person.name, day, slot: slot.name })}
              onClick={() => removing.send(id)}
            />
          )}
        </div>
      ))}
      {coming &&
        slot.missing > 0 &&
        (manages ? (
          <Button size="small" className="roster-open" onClick={() => onTask({ kind: 'assign', day, slot })}>
            {t('missingAssign', { count: slot.missing })}
          </Button>
        ) : (
          <span className="roster-gap">{t('missing', { count: slot.missing })}</span>
        ))}
    </div>
  );
};
