import { ArrowLeftOutlined, CopyOutlined, LinkOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tooltip } from 'antd';
import { Fragment, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { labelOf, nameOf } from '#ui/i18n.ts';
import { isRefusal } from '../../../app/api.ts';
import { nextOnDesk } from '../../../app/desk.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { useKeys } from '../../../app/keys.ts';
import { useLive } from '../../../app/live.ts';
import { caseKey, caseQuery } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Clock } from '../../../components/Clock.tsx';
import { Flags } from '../../../components/Flags.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { StateTag } from '../../../components/StateTag.tsx';
import { useCopy } from '../../../components/useCopy.ts';
import { WholeClock } from '../../../components/WholeClock.tsx';
import { ActBar } from './act/ActBar.tsx';
import { Sections } from './Sections.tsx';
import { Side } from './Side.tsx';
import { StepBar } from './StepBar.tsx';
import { Timeline } from './Timeline.tsx';
import { Viewers } from './Viewers.tsx';
import '../../../styles/answers.css';
import '../../../styles/case.css';

/** The case whose id stands in the address. */
export const CasePage = () => {
  const { t } = useTranslation('cases-console');
  const { caseId } = useParams({ from: '/shell/cases/$caseId' });
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(caseQuery(caseId));
  useTitle(data ? `${data.number} ${data.title.slice(0, 20)}` : t('nav.cases'));
  useLive(
    useMemo(
      () => ({
        case: (event) => void (event.caseId === caseId && client.invalidateQueries({ queryKey: caseKey(caseId) })),
        hello: () => void client.invalidateQueries({ queryKey: caseKey(caseId) }),
      }),
      [client, caseId],
    ),
  );

  if (isPending)
    return (
      <div className="case-loading" aria-busy="true">
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  if (!data) {
    if (isRefusal(error, 'case.not_found', 'request.invalid'))
      return (
        <Notice
          title={t('case.missing')}
          action={
            <Link to="/cases" search={true} className="button-link">
              {t('case.back')}
            </Link>
          }
        >
          {t('case.missingText')}
        </Notice>
      );
    return <Broken error={error} reset={() => void refetch()} />;
  }
  return <OneCase key={caseId} data={data} />;
};

const OneCase = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const navigate = useNavigate();
  const narrow = useMedia('(max-width: 899px)');
  const [done, setDone] = useState<CaseAction | null>(null);
  const toNext = (): void => {
    const next = nextOnDesk(data.id);
    if (next) void navigate({ to: '/cases/$caseId', params: { caseId: next }, search: true });
  };
  const close = (): void => void navigate({ to: '/cases', search: true });
  useKeys({ n: toNext, Escape: close });
  const copy = useCopy();
  return (
    <article className="case" aria-labelledby="case-title">
      <header className="case-head">
        <div className="case-line">
          {narrow && (
            <Link to="/cases" search={true} className="case-back">
              <ArrowLeftOutlined /> {t('case.back')}
            </Link>
          )}
          <span className="case-number num">{data.number}</span>
          <Tooltip title={t('case.copyNumber')}>
            <Button size="small" type="text" icon={<CopyOutlined />} aria-label={t('case.copyNumber')} onClick={() => copy(data.number)} />
          </Tooltip>
          <Tooltip title={t('case.copyLink')}>
            <Button
              size="small"
              type="text"
              icon={<LinkOutlined />}
              aria-label={t('case.copyLink')}
              onClick={() => copy(`${location.origin}/console/cases/${data.id}`)}
            />
          </Tooltip>
          <Tooltip title={t('desk:print')}>
            <Button
              size="small"
              type="text"
              icon={<PrinterOutlined />}
              aria-label={t('desk:print')}
              href={`/api/cases/${data.id}/pdf`}
              target="_blank"
              rel="noreferrer"
            />
          </Tooltip>
          <Viewers caseId={data.id} />
        </div>
        <h1 id="case-title">{data.title}</h1>
        <div className="case-line">
          <StateTag state={data.state} />
          <Clock row={data} />
          <WholeClock row={data} />
          <Flags row={data} />
          <span className="soft">
            {data.category ? nameOf(data.category) : t('categories.open')} · {labelOf(data.type.name)} ·{' '}
            {t(`cases:channels.${data.channel}`)}
          </span>
        </div>
        <StepBar state={data.state} step={data.step} />
        <ActBar data={data} onDone={setDone} />
        {done && (
          <div className="case-done" role="status">
            <span>{t('case.done', { action: t(`cases:actions.${done}`) })}</span>
            {nextOnDesk(data.id) && (
              <Button size="small" type="primary" ghost onClick={toNext}>
                {t('case.next')} <kbd>n</kbd>
              </Button>
            )}
          </div>
        )}
      </header>
      <div className="case-body">
        <div className="case-main">
          <section aria-label={t('case.text')}>
            <p className="case-text">{data.text}</p>
            <Photos photos={data.photos} />
            {data.answers.length > 0 && (
              <dl className="told" aria-label={t('case.answers')}>
                {data.answers.map(({ key, title, answer }) => (
                  <Fragment key={key}>
                    <dt>{labelOf(title)}</dt>
                    <dd>{labelOf(answer)}</dd>
                  </Fragment>
                ))}
              </dl>
            )}
          </section>
          <Sections data={data} />
          <Timeline data={data} />
        </div>
        <Side data={data} />
      </div>
    </article>
  );
};
