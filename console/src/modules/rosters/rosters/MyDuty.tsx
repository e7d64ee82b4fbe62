import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MyShift } from '#contract/rosters/swaps.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { SignButton } from './Handovers.tsx';
import { myDutyQuery } from './queries.ts';
import { SwapLine } from './Swaps.tsx';

/** Shifts that are in sight; the others unfold. */
const first = 3;

/** What concerns the viewer: swaps that wait, notes to sign for, shifts to come. */
export const MyDuty = () => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const { data, error, refetch } = useQuery(myDutyQuery);
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const { shifts, swaps, notes } = data;
  return (
    <section className="card" aria-labelledby="my-duty">
      <h2 id="my-duty">{t('mine')}</h2>
      {swaps.length > 0 && (
        <ul className="roster-lines">
          {swaps.map((swap) => (
            <SwapLine key={swap.id} swap={swap} />
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="roster-lines">
          {notes.map(({ id, roster, text, author, writtenAt }) => (
            <li key={id}>
              <div>
                <strong>{t('noteFrom', { name: author.name, roster: roster.name })}</strong>
                <p className="roster-note">{text}</p>
                <span className="soft">{shortTime(writtenAt, locale)}</span>
              </div>
              <SignButton handoverId={id} />
            </li>
          ))}
        </ul>
      )}
      {shifts.length === 0 ? (
        <p className="soft">{t('noShifts')}</p>
      ) : (
        <>
          <Shifts shifts={shifts.slice(0, first)} />
          {shifts.length > first && (
            <details>
              <summary className="soft">{t('moreShifts', { count: shifts.length - first })}</summary>
              <Shifts shifts={shifts.slice(first)} />
            </details>
          )}
        </>
      )}
    </section>
  );
};

const Shifts = ({ shifts }: { shifts: readonly MyShift[] }) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  return (
    <ul className="roster-lines">
      {shifts.map(({ id, roster, slot, from, to, with: others, swap }) => (
        <li key={id}>
          <div>
            <strong>{t('span', { from: shortTime(from, locale), to: shortTime(to, locale) })}</strong>{' '}
            <Link to="/rosters/$rosterId" params={{ rosterId: roster.id }}>
              {roster.name}
            </Link>{' '}
            · {slot}
            {others.length > 0 && (
              <div className="soft">{t('with', { names: others.map(({ name }) => name).join(t('console:comma')) })}</div>
            )}
          </div>
          {swap && <span className="flag">{t(`swapIs.${swap}`)}</span>}
        </li>
      ))}
    </ul>
  );
};
