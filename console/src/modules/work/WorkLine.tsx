import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Progress, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Work, WorkWish } from '#contract/work/api.ts';
import { fullTime, relativeTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { resultViews } from '../../app/manifest.ts';
import { workChanged } from '../../app/work.ts';
import { percentOf } from '../../components/SheetProgress.tsx';

/** One piece of long work: what it is, how far it has come, and what can be done about it. */
export const WorkLine = ({ work }: { work: Work }) => {
  const { t } = useTranslation('work');
  const locale = useLocale();
  const [shown, setShown] = useState(false);
  const { id, kind, title, state, done, total, ahead, wishes, hasFile, error, endedAt, createdAt, keptUntil } = work;
  const wish = useMutation({
    mutationFn: (what: WorkWish) => call(endpoints.work.wishWork, { params: { workId: id }, body: { wish: what } }),
    onSettled: workChanged,
  });
  const percent = percentOf(work);
  const open = endedAt === null;
  const name = t(kind.replace('.', ':work.'), { defaultValue: kind });
  const button = (what: WorkWish, act?: () => void) => (
    <Button size="small" loading={wish.isPending && wish.variables === what} onClick={act}>
      {t(`wishes.${what}`)}
    </Button>
  );
  return (
    <li className="work">
      <div className="work-main">
        <strong>{name}</strong>
        {title && <span className="work-title">{title}</span>}
        <span className={state === 'failed' ? 'field-problem' : 'soft'}>
          {t(`states.${state}`)}
          {state === 'waiting' && ahead > 0 && ` · ${t('ahead', { count: ahead })}`}
          {open && total !== null && ` · ${t('progress', { done, total })}`}
          {` · ${relativeTime(endedAt ?? createdAt, locale)}`}
        </span>
        {open && percent !== null && <Progress percent={percent} size="small" showInfo={false} aria-label={name} />}
        {error && <span className="field-problem">{error}</span>}
        {wish.error && (
          <span className="field-problem" role="alert">
            {wordsFor(wish.error)}
          </span>
        )}
        {hasFile && keptUntil && <span className="soft work-kept">{t('kept', { day: fullTime(keptUntil, locale) })}</span>}
      </div>
      <div className="work-acts">
        {state === 'done' && resultViews[kind] && (
          <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t('answer')}
          </Button>
        )}
        {hasFile && (
          <Button size="small" type="primary" icon={<DownloadOutlined />} href={`/api/work/${id}/file`}>
            {t('file')}
          </Button>
        )}
        {wishes.map((what) =>
          what === 'cancel' ? (
            <Popconfirm key={what} title={t('sure')} okText={t('wishes.cancel')} onConfirm={() => wish.mutate(what)}>
              {button(what)}
            </Popconfirm>
          ) : (
            <span key={what}>{button(what, () => wish.mutate(what))}</span>
          ),
        )}
      </div>
      {shown && <Answer id={id} kind={kind} />}
    </li>
  );
};

const Answer = ({ id, kind }: Pick<Work, 'id' | 'kind'>) => {
  const { data, error } = useQuery({
    queryKey: ['work', 'answer', id],
    queryFn: ({ signal }) => call(endpoints.work.getWorkAnswer, { params: { workId: id } }, signal),
  });
  const View = resultViews[kind];
  if (error)
    return (
      <p className="field-problem work-answer" role="alert">
        {wordsFor(error)}
      </p>
    );
  if (!data || !View) return <Skeleton active title={false} className="work-answer" />;
  return (
    <div className="work-answer">
      <Suspense fallback={<Skeleton active title={false} />}>{data.answer && <View answer={data.answer} />}</Suspense>
    </div>
  );
};
