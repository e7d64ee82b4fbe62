import { DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SheetImport } from '#contract/organisations/sheets.ts';
import { call, endpoints, wordsFor } from '../../../../app/api.ts';
import { useTitle } from '../../../../app/hooks.ts';
import { useDownload } from '../../../../app/work.ts';
import { AreaSelect } from '../../../../components/AreaSelect.tsx';
import { downloadCsv } from '../../../../components/csv.ts';
import { ChooseSheet, useSheetImport } from '../../../../components/SheetImport.tsx';
import { SheetNotes } from '../../../../components/SheetNotes.tsx';
import { SheetProgress } from '../../../../components/SheetProgress.tsx';
import { useArea } from '../area.ts';
import { Sections } from '../Sections.tsx';
import { answers, importAddress, sheetAddress, templateAddress } from './send.ts';
import '../../../../styles/agreements.css';
import '../../../../styles/organisations.css';

const parts = ['organisations', 'memberships', 'offices', 'agreements', 'promises'] as const;

/** Organisations, memberships, offices, agreements and promises as a spreadsheet: taken along, or brought in – tried first, then applied whole or not at all. */
export const Sheets = () => {
  const { t } = useTranslation('organisations');
  const search = useSearch({ from: '/shell/organisations/sheets' });
  const navigate = useNavigate();
  const area = useArea(search.area);
  useTitle(t('sections.sheets'));
  const { busy, download } = useDownload();
  const { data: rights } = useQuery({
    queryKey: ['org', 'rights'],
    queryFn: ({ signal }) => call(endpoints.organisations.organisationRights, {}, signal),
    staleTime: 300_000,
  });
  return (
    <div className="org-frame org-scroll">
      <div className="org-head">
        <Sections />
      </div>
      <div className="org-narrow">
        <h1>{t('sections.sheets')}</h1>
        <section className="card" aria-labelledby="sheet-export">
          <h2 id="sheet-export">{t('sheet.export')}</h2>
          <p className="soft">{t('sheet.exportText')}</p>
          <div className="org-tools">
            <div className="org-area">
              <AreaSelect
                label={t('area')}
                value={area.code}
                valueName={area.name}
                onChange={(code) => void navigate({ to: '/organisations/sheets', search: { ...search, area: code } })}
              />
            </div>
            <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(sheetAddress(area.code))}>
              {t('sheet.exportButton')}
            </Button>
          </div>
        </section>
        {rights?.import && <Import />}
        {rights && !rights.import && <p className="soft">{t('sheet.readOnly')}</p>}
      </div>
    </div>
  );
};

const Import = () => {
  const { t } = useTranslation('organisations');
  const client = useQueryClient();
  const importing = useSheetImport<SheetImport>(importAddress, answers, (answer) => {
    if (answer.applied) void client.invalidateQueries({ queryKey: ['org'] });
  });
  const { file, busy, error, answer: result, work } = importing;
  const changes = result ? parts.reduce((sum, part) => sum + result[part].added + result[part].changed, 0) : 0;
  return (
    <section className="card" aria-labelledby="sheet-import">
      <h2 id="sheet-import">{t('sheet.import')}</h2>
      <p className="soft">{t('sheet.importText')}</p>
      <div className="org-tools">
        <Button icon={<DownloadOutlined />} href={templateAddress} download>
          {t('sheet.template')}
        </Button>
        <ChooseSheet of={importing} words={t('sheet.choose')} other={t('sheet.chooseOther')} />
      </div>
      <div aria-live="polite">
        {file && <p className="num">{t(busy ? 'sheet.reading' : 'sheet.file', { name: file.name })}</p>}
        <SheetProgress busy={busy} work={work} />
        {error && !busy && (
          <p className="field-problem" role="alert">
            {wordsFor(error)}
          </p>
        )}
        {result && (
          <>
            <p>
              <strong>
                {result.faultCount > 0
                  ? t('sheet.faulty', { count: result.faultCount })
                  : result.applied
                    ? t('sheet.applied')
                    : changes === 0
                      ? t('sheet.same')
                      : t('sheet.fine')}
              </strong>
            </p>
            <Summary result={result} />
            {result.faultCount === 0 && !result.applied && changes > 0 && (
              <Button type="primary" onClick={importing.carryOut}>
                {t('sheet.apply', { count: changes })}
              </Button>
            )}
            <SheetNotes notes={result.notes} />
            {result.faultCount > 0 && <Faults result={result} />}
          </>
        )}
      </div>
    </section>
  );
};

const Summary = ({ result }: { result: SheetImport }) => {
  const { t } = useTranslation('organisations');
  return (
    <Table
      size="small"
      rowKey="part"
      pagination={false}
      className="sheet-summary"
      dataSource={parts.map((part) => ({ part, ...result[part] }))}
      columns={[
        { title: t('sheet.part'), dataIndex: 'part', render: (part: string) => t(`sheet.parts.${part}`) },
        ...(['added', 'changed', 'unchanged'] as const).map((key) => ({
          title: t(`sheet.${key}`),
          dataIndex: key,
          align: 'right' as const,
          render: (n: number) => <span className="num">{n}</span>,
        })),
      ]}
    />
  );
};

const Faults = ({ result }: { result: SheetImport }) => {
  const { t } = useTranslation('organisations');
  const columns = ['sheet', 'row', 'column', 'cell', 'message'] as const;
  return (
    <>
      <div className="card-head">
        <h3>{t('sheet.faults')}</h3>
        <Button
          size="small"
          icon={<DownloadOutlined />}
          onClick={() =>
            downloadCsv(`${t('sheet.faults')}.csv`, [
              columns.map((key) => t(`sheet.columns.${key}`)),
              ...result.faults.map((fault) => columns.map((key) => fault[key])),
            ])
          }
        >
          {t('console:csv')}
        </Button>
      </div>
      <Table
        size="small"
        rowKey={(fault) => `${fault.sheet} ${fault.row} ${fault.column} ${fault.code}`}
        dataSource={result.faults}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 420 }}
        columns={[
          { title: t('sheet.columns.sheet'), dataIndex: 'sheet', width: 70 },
          {
            title: t('sheet.columns.row'),
            dataIndex: 'row',
            width: 52,
            align: 'right',
            render: (row: number) => <span className="num">{row}</span>,
          },
          { title: t('sheet.columns.column'), dataIndex: 'column', width: 96 },
          {
            title: t('sheet.columns.cell'),
            dataIndex: 'cell',
            width: 64,
            render: (cell: string | null) => <span className="num">{cell}</span>,
          },
          { title: t('sheet.columns.message'), dataIndex: 'message' },
        ]}
      />
      {result.faultCount > result.faults.length && (
        <p className="soft">{t('sheet.moreFaults', { count: result.faultCount - result.faults.length })}</p>
      )}
    </>
  );
};
