import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#contract/disclosures/api.ts';
import { DisclosedBody, DisclosedFiles } from '#ui/disclosed.tsx';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { hasCode, wordsOf } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { chooseElder, useElder } from '../../settings.ts';
import { useTimeLeft } from './notice-card.tsx';
import { ObjectSheet, PressSheet } from './object-sheet.tsx';
import { noticeQuery } from './queries.ts';
import '../../styles/disclosures.css';

/** One disclosure, for whoever scans its code: what it says, its versions, how objections stand, and the way to object. */
export const NoticePage = () => {
  const { t } = useTranslation();
  const { code } = useParams({ from: '/open/notice/$code' });
  const notice = useQuery(noticeQuery(code));
  if (notice.data) return <Shown notice={notice.data} />;
  return (
    <Page title={t('disclosures.title')} back>
      {hasCode(notice.error, 'disclosures.code_unknown') ? (
        <Empty icon="unsure" title={t('disclosures.gone')} text={wordsOf(notice.error)} />
      ) : notice.isError ? (
        <Failure error={notice.error} onRetry={() => void notice.refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </Page>
  );
};

const Shown = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation();
  const elder = useElder();
  const left = useTimeLeft();
  const before = notice.versions.slice(1);
  return (
    <Page title={notice.title} back>
      <p className="row">
        <span className="tag">{t(`disclosures.kinds.${notice.kind}`)}</span>
        <span className="grow soft">{notice.area.name}</span>
      </p>
      <p>
        {t('disclosures.period', notice)}
        <br />
        <strong>{left(notice)}</strong>
      </p>
      {notice.endReason !== null && (
        <p className="bad" role="note">
          {t('disclosures.endReason', { reason: notice.endReason })}
        </p>
      )}
      {notice.decidedOn && <p className="small soft">{t('disclosures.decidedOn', { day: notice.decidedOn })}</p>}
      {notice.about && notice.page && (
        <a href={notice.page} className="row link">
          <span className="grow">{t('disclosures.about', { what: labelOf(notice.about) })}</span>
          <Icon name="next" />
        </a>
      )}
      <article className="card stack notice-text" aria-label={notice.title}>
        <DisclosedBody body={notice.body} />
        <Attached code={notice.code} files={notice.files} />
      </article>
      <div className="wrap not-printed">
        <button type="button" className="chip" aria-pressed={elder} onClick={() => chooseElder(!elder)}>
          {t('disclosures.big')}
        </button>
        <button type="button" className="chip" onClick={() => window.print()}>
          {t('disclosures.print')}
        </button>
        <a className="chip" href={`/api/open/notices/${notice.code}/paper`} target="_blank" rel="noreferrer">
          {t('disclosures.sheet')}
        </a>
      </div>
      {before.length > 0 && (
        <section className="stack" aria-label={t('disclosures.versions')}>
          <h2>{t('disclosures.versions')}</h2>
          {before.map((version, i) => (
            <Version key={version.number} code={notice.code} version={version} next={notice.versions[i]} />
          ))}
        </section>
      )}
      {notice.objections.takes && <Objections notice={notice} />}
      <Link to="/open/notices" search={{ area: notice.area.code }} className="button wide not-printed">
        {t('disclosures.others')}
      </Link>
    </Page>
  );
};

const Attached = ({ code, files }: Pick<Notice, 'code' | 'files'>) => {
  const { t } = useTranslation();
  return (
    <DisclosedFiles
      files={files}
      address={(id, small) => `/api/open/notices/${code}/files/${id}${small ? '?small=true' : ''}`}
      photo={(n) => t('disclosures.photo', { n })}
    />
  );
};

type VersionShown = Notice['versions'][number];
/** A version that was amended: why, when, and what it said. */
const Version = ({ code, version, next }: { code: string; version: VersionShown; next: VersionShown | undefined }) => {
  const { t, i18n } = useTranslation();
  return (
    <details className="card">
      <summary>
        {t('disclosures.amended', {
          number: version.number,
          when: next ? shortTime(next.at, i18n.language) : '',
          reason: next?.reason ?? '',
        })}
      </summary>
      <div className="stack">
        <strong>{version.title}</strong>
        <DisclosedBody body={version.body} />
        <Attached code={code} files={version.files} />
        <p className="small soft">{t('disclosures.untilThen', { day: version.until })}</p>
      </div>
    </details>
  );
};

const Objections = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const [pressing, setPressing] = useState<string | null>(null);
  const { objections, answers, own } = notice;
  return (
    <section className="card stack" aria-label={t('disclosures.objections')}>
      <h2>{t('disclosures.objections')}</h2>
      <p>{objections.received === 0 ? t('disclosures.noObjections') : t('disclosures.objectionCounts', objections)}</p>
      {answers.map(({ about, verdict, words, on, finding }) => (
        <div key={`${on}${words}`} className="tight">
          <p>
            <span className="tag">{t(`disclosures.verdicts.${verdict}`)}</span>{' '}
            <span className="small soft">
              {t(`disclosures.abouts.${about}`)} · {on}
            </span>
          </p>
          <p className="plain">{words}</p>
          {finding && (
            <p className="plain">
              <strong>{t(`disclosures.findings.${finding.verdict}`)}</strong> {finding.words}{' '}
              <span className="small soft">{finding.on}</span>
            </p>
          )}
        </div>
      ))}
      {own.map((one) => (
        <div key={one.id} className="tight not-printed">
          <p className="small soft">
            {t('disclosures.mine')} · {t(`disclosures.objectionStates.${one.state}`, { day: one.dueOn })}
          </p>
          <p className="plain">{one.words}</p>
          {one.mayPress && (
            <button type="button" className="button wide" onClick={() => setPressing(one.id)}>
              {t('disclosures.press')}
            </button>
          )}
        </div>
      ))}
      {notice.mayObject && (
        <div className="stack not-printed">
          <p className="small soft">{t('disclosures.objectLead', { day: objections.until })}</p>
          <button type="button" className="button main wide" onClick={() => setWriting(true)}>
            {t('disclosures.object')}
          </button>
        </div>
      )}
      {writing && <ObjectSheet code={notice.code} onClose={() => setWriting(false)} />}
      {pressing && <PressSheet objectionId={pressing} onClose={() => setPressing(null)} />}
    </section>
  );
};
