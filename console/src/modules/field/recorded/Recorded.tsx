import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordedPart, RecordedRow } from '#contract/field/recorded.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';

/** Everything that is recorded about whoever is signed in and works here, for what and how long; the way to complain about what is asked. */
export const Recorded = () => {
  const { t } = useTranslation('field-own');
  const { busy, download } = useDownload();
  const recorded = useQuery({
    queryKey: ['recorded'],
    queryFn: ({ signal }) => call(endpoints.field.getRecorded, {}, signal),
    staleTime: 0,
  });
  useTitle(t('title'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="bar">
        <Button loading={busy} onClick={() => void download('/api/field/recorded/sheet')}>
          {t('download')}
        </Button>
        <Link to="/demands" search={{ which: 'to_me' }}>
          {t('toDemands')}
        </Link>
        <Link to="/security">{t('devices')}</Link>
      </div>
      {recorded.isPending ? <Skeleton active /> : recorded.data?.parts.map((part) => <Part key={part.what} part={part} list={recorded} />)}
    </div>
  );
};

const Part = ({
  part,
  list,
}: {
  part: RecordedPart;
  list: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
}) => {
  const { t } = useTranslation('field-own');
  const locale = useLocale();
  const told = ({ zh, en }: { zh: string; en: string | null }): string => (locale === 'en' ? (en ?? zh) : zh);
  return (
    <section aria-label={told(part.title)}>
      <h2>{told(part.title)}</h2>
      <p className="soft">
        {told(part.why)} {part.months === null ? t('forGood') : t('months', { count: part.months })}
      </p>
      <RecordTable<RecordedRow>
        list={{ ...list, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }}
        rows={part.rows}
        rowKey="id"
        empty={t('none')}
        columns={[
          { title: t('at'), dataIndex: 'at', width: 170, render: (at: string) => <span className="num">{fullTime(at, locale)}</span> },
          {
            title: t('what'),
            dataIndex: 'words',
            render: (words: RecordedRow['words'], { detail }) => (
              <>
                {told(words)}
                {detail && <div className="soft">{told(detail)}</div>}
              </>
            ),
          },
        ]}
      />
      {part.more && <p className="soft">{t('more')}</p>}
    </section>
  );
};
