import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day, DayItem } from '#contract/field/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { beside } from '#ui/beside.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { currentPosition } from '../../place/here.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { isStaff, useMe } from '../../session/session.ts';
import { useOutbox } from '../../store/outbox.ts';
import { Arrange } from './arrange.tsx';
import { useReady } from './get-ready.ts';
import { Go } from './go.tsx';
import { useOwnPlan } from './own-plan.ts';
import { nameOf, planOf } from './plan.ts';
import { dayQuery } from './queries.ts';
import { Sections } from './sections.tsx';
import { About, StopCard } from './stop-card.tsx';

const DayMap = beside(async () => (await import('./day-map.tsx')).default);

/** What somebody does on the spot today, in the order in which to walk. */
export const DayPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('day.title')}>
      {me === null ? <AskSignIn text={t('day.signIn')} /> : me ? <Today account={me.account.id} /> : <Loading rows={4} />}
    </Page>
  );
};

const Today = ({ account }: { account: string }) => {
  const day = useQuery(dayQuery);
  const staff = isStaff(useMe());
  if (day.isPending) return <Loading rows={4} />;
  if (!day.data) return <Failure error={day.error} onRetry={() => void day.refetch()} />;
  return (
    <>
      <Stale list={day} />
      <Ready account={account} day={day.data} />
      <Planned key={`${account} ${day.data.day}`} account={account} day={day.data} />
      {staff && <AllTasks />}
      <Sections />
    </>
  );
};

/** 08:12, in Shanghai. */
const hourOf = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(at);

/** Whether the day can be done without a network. */
const Ready = ({ account, day }: { account: string; day: Day }) => {
  const { t, i18n } = useTranslation();
  const { at, failed } = useReady(account, day);
  return (
    <p className="hint" role="status">
      {at !== null ? t('day.ready', { when: hourOf(new Date(at), i18n.language) }) : t(failed ? 'day.notReady' : 'day.getting')}
    </p>
  );
};

const Planned = ({ account, day }: { account: string; day: Day }) => {
  const { t } = useTranslation();
  const [own, change] = useOwnPlan(account, day.day);
  const [start, setStart] = useState<Point | null>(null);
  const [arranging, setArranging] = useState(false);
  const [mapped, setMapped] = useState(false);
  const outbox = useOutbox();
  const plan = useMemo(() => {
    const pages = new Set(
      outbox.filter(({ owner }) => owner === account).map(({ caseId, written }) => written?.page ?? `/cases/${caseId}`),
    );
    return planOf(day, own, { now: Date.now(), start, sent: ({ link }) => pages.has(link) });
  }, [day, own, start, outbox, account]);
  const [first] = plan.next;
  const here = (): void =>
    void currentPosition().then(
      ({ point }) => {
        setStart(point);
        change({ order: null });
      },
      () => toast(t('place.failed.unknown')),
    );
  if (day.items.length === 0) return <Empty icon="done" title={t('day.none')} text={t('day.noneText')} />;
  return (
    <>
      {first ? (
        <Go to={first.link} className="button main wide">
          {t('day.next', { title: first.title })}
        </Go>
      ) : (
        <p className="card">{t('day.allDone')}</p>
      )}
      {plan.next.length > 0 && (
        <p className="soft" role="status">
          {t('day.sum', { count: plan.next.length, hours: plan.hours })}
          {plan.tooMuch && <> {t('day.tooMuch')}</>}
        </p>
      )}
      {plan.next.length > 0 && (
        <div className="wrap">
          <button type="button" className="chip" onClick={() => setMapped(true)}>
            {t('day.map')}
          </button>
          {plan.next.length > 1 && (
            <>
              <button type="button" className="chip" aria-pressed={arranging} onClick={() => setArranging(!arranging)}>
                {t('day.arrange')}
              </button>
              <button type="button" className="chip" aria-pressed={start !== null} onClick={here}>
                {t('day.here')}
              </button>
            </>
          )}
          {own.order && (
            <button type="button" className="chip" onClick={() => change({ order: null })}>
              {t('day.asTheWayGoes')}
            </button>
          )}
        </div>
      )}
      {start && <p className="hint">{t('day.hereHint')}</p>}
      {mapped && <DayMap items={plan.next} onClose={() => setMapped(false)} />}
      {arranging ? (
        <Arrange
          items={plan.next}
          onOrder={(order) => change({ order })}
          onLeave={(name) => change({ order: plan.next.map(nameOf), left: [...own.left, name] })}
        />
      ) : (
        <ol className="stack" aria-label={t('day.plan')}>
          {plan.next.map((item, n) => (
            <li key={nameOf(item)}>
              <StopCard item={item} place={n + 1} />
            </li>
          ))}
        </ol>
      )}
      <Aside title={t('day.left')} items={plan.left}>
        {(item) => (
          <button type="button" className="button" onClick={() => change({ left: own.left.filter((name) => name !== nameOf(item)) })}>
            {t('day.back')}
          </button>
        )}
      </Aside>
      <Aside title={t('day.done')} items={plan.done}>
        {({ state }) => <span className="tag">{t(state === 'done' ? 'day.isDone' : 'day.onItsWay')}</span>}
      </Aside>
    </>
  );
};

const AllTasks = () => {
  const { t } = useTranslation();
  return (
    <Link to="/tasks" className="card row link">
      <Icon name="task" />
      <span className="grow">{t('day.allTasks')}</span>
      <Icon name="next" />
    </Link>
  );
};

/** What is not, or no longer, on the way. */
const Aside = ({ title, items, children }: { title: string; items: readonly DayItem[]; children: (item: DayItem) => ReactNode }) =>
  items.length > 0 && (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <ul className="stack">
        {items.map((item) => (
          <li key={nameOf(item)} className="row">
            <About item={item} />
            {children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
