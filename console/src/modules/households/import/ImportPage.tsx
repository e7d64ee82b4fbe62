import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Skeleton, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { HouseholdImport } from '#contract/households/imports.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { bringSheet, useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { Doubts } from './Doubts.tsx';
import '../../../styles/households.css';

/** Takes a workbook of households in: it is read, every doubt is shown and decided, and then it is written whole. */
export const ImportPage = () => {
  const { t } = useTranslation('households');
  const { id } = useSearch({ from: '/shell/households/import' });
  useTitle(t('nav.import'));
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('import.title')}</h1>
        <p className="soft">{t('import.lead')}</p>
      </div>
      {id ? <Open key={id} id={id} /> : <Start />}
    </div>
  );
};

const Start = () => {
  const { t } = useTranslation('households');
  const locale = useLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useMe();
  const { download, busy } = useDownload();
  const search = useSearch({ from: '/shell/households/import' });
  const home = me.posts.find(({ area }) => area !== null)?.area;
  const [area, setArea] = useState(search.area ?? home?.code);
  const { data } = useQuery({
    queryKey: ['households', 'imports'],
    queryFn: ({ signal }) => call(endpoints.households.listHouseholdImports, {}, signal),
  });
  const start = useMutation({
    mutationFn: (file: File) =>
      bringSheet<HouseholdImport>(
        `/api/household-imports?${new URLSearchParams({ id: v7(), area: area ?? '' })}`,
        file,
        ['doubts', 'plan'],
        () => undefined,
      ),
    onSuccess: (made) => {
      client.setQueryData(['households', 'import', made.id, locale], made);
      void navigate({ to: '/households/import', search: { id: made.id } });
    },
  });
  return (
    <>
      <div className="bar">
        <div>
          <AreaSelect label={t('import.area')} value={area} valueName={area === home?.code ? home?.name : undefined} onChange={setArea} />
        </div>
        <Upload
          accept=".xlsx"
          showUploadList={false}
          disabled={!area || start.isPending}
          beforeUpload={(file) => {
            start.mutate(file);
            return false;
          }}
        >
          <Button type="primary" icon={<UploadOutlined />} loading={start.isPending} disabled={!area}>
            {t(start.isPending ? 'import.reading' : 'import.choose')}
          </Button>
        </Upload>
        {area && (
          <Button loading={busy} onClick={() => void download(`/api/households/sheet?area=${area}&template=true`)}>
            {t('acts.template')}
          </Button>
        )}
      </div>
      {start.error && (
        <p className="field-problem" role="alert">
          {wordsFor(start.error)}
        </p>
      )}
      {data && data.items.length > 0 && (
        <section aria-label={t('import.open')}>
          <h2>{t('import.open')}</h2>
          <ul className="plain-list">
            {data.items.map((one) => (
              <li key={one.id}>
                <Link to="/households/import" search={{ id: one.id }}>
                  {t('import.openItem', { area: one.area, count: one.rows, time: shortTime(one.createdAt, locale) })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const Open = ({ id }: { id: string }) => {
  const locale = useLocale();
  const client = useQueryClient();
  const key = ['households', 'import', id, locale];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(endpoints.households.getHouseholdImport, { params: { importId: id } }, signal),
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const put = (next: HouseholdImport): void => {
    client.setQueryData(key, next);
    if (next.state !== 'open') void client.invalidateQueries({ queryKey: ['households'], refetchType: 'none' });
  };
  return <Doubts data={data} onChanged={put} />;
};
