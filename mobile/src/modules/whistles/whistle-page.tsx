import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WhistleDetail } from '#contract/whistles/api.ts';
import { shortTime } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { Gallery } from '../../photos/gallery.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { CallCard } from './call-card.tsx';
import { whistleQuery } from './queries.ts';
import { TaskCard } from './task-card.tsx';

/** One whistle: where, when, what for; those called with what they may do here and now. */
export const WhistlePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { whistleId } = useParams({ strict: false }) as { whistleId: string };
  const query = useQuery({ ...whistleQuery(whistleId), enabled: Boolean(me) });
  return (
    <Page title={t('whistles.one')} back>
      {me === null ? (
        <AskSignIn text={t('me.signIn')} />
      ) : query.data ? (
        <>
          <Stale list={query} />
          <Whistle data={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Whistle = ({ data }: { data: WhistleDetail }) => {
  const { t, i18n } = useTranslation();
  return (
    <>
      <section className="card stack" aria-label={data.title}>
        <h2>{data.title}</h2>
        <p className="small soft">
          {t(`whistles.kinds.${data.kind}`, { defaultValue: t(`whistles.kinds.${data.kind.split('-')[0]}`) })} · {data.caller.name}（
          {data.calledBy}）
        </p>
        <p className="plain">{data.note}</p>
        <p>
          <strong>{data.place}</strong>
          <br />
          <span className="small soft">{data.area.name}</span>
          <br />
          {data.meetAt === null ? t('whistles.atOnce') : t('whistles.meetAt', { time: shortTime(data.meetAt, i18n.language) })}
        </p>
        {data.ended && <p className="plain">{t(`whistles.endedAs.${data.state}`, { words: data.ended.words })}</p>}
      </section>
      {data.calls.map((call) => (
        <CallCard key={call.id} call={call} />
      ))}
      {data.assignments
        .filter(({ actions }) => actions.length > 0)
        .map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      {data.minutes.map((one) => (
        <section key={one.id} className="card" aria-label={t('whistles.minutes')}>
          <h2>{t('whistles.minutes')}</h2>
          <p className="plain">{one.text}</p>
          <Gallery photos={one.photos} />
          <p className="small soft">
            {one.by} · {shortTime(one.at, i18n.language)}
          </p>
        </section>
      ))}
    </>
  );
};
