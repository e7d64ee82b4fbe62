import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openStates } from '#contract/cases/states.ts';
import { beside } from '#ui/beside.tsx';
import { MyCard } from '../../cases/my-card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { myCasesQuery, welcomeQuery } from '../../queries.ts';
import { isStaff, useMe } from '../../session/session.ts';
import { chooseElder, useElder } from '../../settings.ts';
import { wantWords } from '../../words.ts';
import { DraftHint } from './draft-hint.tsx';

// residents need not carry what staff see
const TaskSummary = beside(
  async () => (await Promise.all([import('./task-summary.tsx'), wantWords(['cases-phone'])]))[0].TaskSummary,
  <Loading rows={2} />,
);

const Tiles = beside(
  async () => {
    const [{ Tiles: tiles }] = await Promise.all([
      import('./tiles.tsx'),
      wantWords([
        'services-phone',
        'places-phone',
        'bookings-phone',
        'tariffs-phone',
        'activities-phone',
        'duties-phone',
        'disclosures-phone',
        'knowledge-phone',
      ]),
    ]);
    return tiles;
  },
  <Loading rows={2} />,
);

// found by folder: whoever takes part in nothing carries none of it
const OwnThings = beside(async () => (await Promise.all([import('./own-things.tsx'), wantWords(['duties-phone'])]))[0].OwnThings);

const shown = 3;
const isOpen = (state: string): boolean => (openStates as readonly string[]).includes(state);
/** Answered and checked: only the reporter can say whether it is solved. */
const waits = (state: string): boolean => state === 'checked';

/** Own reports that wait for their reporter. */
const Waiting = () => {
  const { t } = useTranslation();
  const rows = useInfiniteQuery(myCasesQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = rows.filter((row) => waits(row.state)).slice(0, shown);
  if (waiting.length === 0) return null;
  return (
    <section className="card" aria-label={t('home.waiting')}>
      <h2>{t('home.waiting')}</h2>
      {waiting.map(({ id, title, area }) => (
        <Link key={id} to="/cases/$caseId" params={{ caseId: id }} className="row link">
          <span className="grow tight">
            <span className="title">{title}</span>
            <span className="small soft">{area.name}</span>
          </span>
          <span className="tag">{t('home.rate')}</span>
          <Icon name="next" />
        </Link>
      ))}
    </section>
  );
};

const OpenReports = () => {
  const { t } = useTranslation();
  const mine = useInfiniteQuery(myCasesQuery);
  if (mine.isPending) return <Loading rows={2} />;
  if (mine.isError && !mine.data) return <Failure error={mine.error} onRetry={() => void mine.refetch()} />;
  const open = mine.data.pages.flatMap((page) => page.items).filter((row) => isOpen(row.state) && !waits(row.state));
  if (open.length === 0) return <p className="soft">{t('home.noneOpen')}</p>;
  return (
    <>
      <Stale list={mine} />
      {open.slice(0, shown).map((row) => (
        <MyCard key={row.id} row={row} />
      ))}
      {open.length > shown && (
        <Link to="/my" className="button">
          {t('home.all', { count: open.length })}
        </Link>
      )}
    </>
  );
};

/** First screen: what waits for the person, one large button to report, what is near by, and where the own reports stand. */
export const HomePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const elder = useElder();
  const name = useQuery(welcomeQuery).data?.jurisdiction.name ?? me?.jurisdiction.name;
  return (
    <Page
      title={name ? t('home.title', { name }) : t('app')}
      aside={
        me === null ? (
          <Link to="/sign-in" className="button">
            {t('signIn.short')}
          </Link>
        ) : null
      }
    >
      {isStaff(me) && <TaskSummary />}
      {me && <Waiting />}
      {me && !me.account.anonymous && <OwnThings />}
      <Link to="/report" className="snap">
        <Icon name="camera" />
        {t('home.snap')}
        <small>{t('home.snapText')}</small>
      </Link>
      <DraftHint />
      <Tiles />
      <div className="card">
        <Toggle label={t('elder.label')} hint={t('elder.hint')} checked={elder} onChange={chooseElder} />
      </div>
      <section className="stack" aria-label={t('home.mine')}>
        <h2>{t('home.mine')}</h2>
        {me ? <OpenReports /> : me === null ? <p className="soft">{t('home.signedOut')}</p> : <Loading rows={1} />}
      </section>
    </Page>
  );
};
