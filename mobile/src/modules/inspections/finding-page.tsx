import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as inspectionsApi from '#client/endpoints/inspections.ts';
import type { FindingDetail } from '#contract/inspections/api.ts';
import { shortTime } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { Gallery } from '../../photos/gallery.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { FindingLine } from './finding-card.tsx';
import { findingQuery, inspectionsKey } from './queries.ts';

type Task = FindingDetail['can'][number];

/** One deduction: as it was found, what was answered, and what the viewer can do about it. */
export const FindingPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { findingId } = useParams({ from: '/inspections/findings/$findingId' });
  const query = useQuery({ ...findingQuery(findingId), enabled: Boolean(me) });
  return (
    <Page title={t('inspections.one')} back>
      {me === null ? (
        <AskSignIn text={t('me.signIn')} />
      ) : query.data ? (
        <>
          <Stale list={query} />
          <Finding data={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Finding = ({ data }: { data: FindingDetail }) => {
  const { t, i18n } = useTranslation();
  const [task, setTask] = useState<Task | null>(null);
  const page = `/inspections/findings/${data.id}`;
  const facts = [
    ['estate', `${data.estate.name} · ${data.spot}`],
    ['company', data.company?.name ?? t('inspections.noCompany')],
    ['day', data.day],
    ['points', t('inspections.pointsOf', { points: data.points, counted: data.counted })],
    ['mendBy', t('inspections.mendByOf', { day: data.mendBy, waived: data.waived })],
    ['mendedOn', data.mendedOn],
  ] as const;
  const answers = task === 'mend' || task === 'contest';
  return (
    <>
      <section className="card stack" aria-label={data.text}>
        <h2>{data.text}</h2>
        <p>
          <FindingLine finding={data} />
        </p>
        {data.words && <p className="plain">{data.words}</p>}
        <dl className="told">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{t(`inspections.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <Gallery photos={data.photos} />
      </section>
      {data.acts.map((one) => (
        <section key={one.id} className="card stack" aria-label={t(`inspections.did.${one.what}`)}>
          <h2>{t(`inspections.did.${one.what}`)}</h2>
          {one.words && <p className="plain">{one.words}</p>}
          <Gallery photos={one.photos} />
          <p className="small soft">
            {one.by} · {shortTime(one.at, i18n.language)}
          </p>
        </section>
      ))}
      <WaitingWritten page={page} />
      {data.can.length > 0 && (
        <section className="stack" aria-label={t('inspections.actions')}>
          {data.can.map((one, n) => (
            <button key={one} type="button" className={n === 0 ? 'button main wide' : 'button wide'} onClick={() => setTask(one)}>
              {t(`inspections.acts.${one}`)}
            </button>
          ))}
        </section>
      )}
      {task && (
        <WriteSheet
          what={t(`inspections.acts.${task}`)}
          action={`inspections.${task}`}
          subject={{ id: data.id, title: data.text, page }}
          explain={t(`inspections.explain.${task}`, { day: data.mendBy, waived: data.waived })}
          address={answers ? inspectionsApi.answerFinding : inspectionsApi.ruleFinding}
          params={{ findingId: data.id }}
          renews={inspectionsKey}
          words={{
            label: t(task === 'mend' ? 'inspections.howMended' : 'inspections.why'),
            max: 500,
            ...(task === 'mend' && { optional: true }),
          }}
          {...(answers && { photos: t(task === 'mend' ? 'inspections.after' : 'inspections.photo') })}
          {...(task === 'mend' && { photoNeeded: t('inspections.photoNeeded') })}
          body={(_, words) => ({ what: task, words })}
          onClose={() => setTask(null)}
        />
      )}
    </>
  );
};
