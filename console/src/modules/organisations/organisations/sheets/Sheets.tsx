import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { SheetImport } from '#contract/organisations/sheets.ts';
import { call, endpoints, wordsFor } from '../../../../app/api.ts';
import { useTitle } from '../../../../app/hooks.ts';
import { AreaSelect } from '../../../../components/AreaSelect.tsx';
import { downloadCsv } from '../../../../components/csv.ts';
import { SheetNotes } from '../../../../components/SheetNotes.tsx';
import { SheetProgress } from '../../../../components/SheetProgress.tsx';
import { useArea } from '../area.ts';
import { Sections } from '../Sections.tsx';
import { importSheet, sheetAddress, templateAddress } from './send.ts';
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
            <Button icon={<DownloadOutlined />} href={sheetAddress(area.code)} download>
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
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => importSheet(sheet, dryRun ? v7() : id.current, dryRun),
    onSuccess: (result) => {
      if (result.applied) void client.invalidateQueries({ queryKey: ['org'] });
    },
  });
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    setFile(chosen);
    id.current = v7();
    send.mutate({ sheet: chosen, dryRun: true });
  };
  const result = send.data;
  const changes = result ? parts.reduce((sum, part) => sum + result[part].added + result[part].changed, 0) : 0;
  return (
    <section className="card" aria-labelledby="sheet-import">
      <h2 id="sheet-import">{t('sheet.import')}</h2>
      <p className="soft">{t('sheet.importText')}</p>
      <div className="org-tools">
        <Button icon={<DownloadOutlined />} href={templateAddress} download>
          {t('sheet.template')}
        </Button>
        <Button
          type={result ? 'default' : 'primary'}
          icon={<UploadOutlined />}
          loading={send.isPending}
          onClick={() => input.current?.click()}
        >
          {t(file ? 'sheet.chooseOther' : 'sheet.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('sheet.choose')}
          onChange={(e) => {
            choose(e.target.files?.[0]);
            e.target.value = '';
          }}
        />
      </div>
      <div aria-live="polite">
        {file && <p className="num">{t(send.isPending ? 'sheet.reading' : 'sheet.file', { name: file.name })}</p>}
        <SheetProgress busy={send.isPending} />
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        {result && !send.isPending && (
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
            {result.faultCount === 0 && !result.applied && changes > 0 && file && (
              <Button type="primary" onClick={() => send.mutate({ sheet: file, dryRun: false })}>
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
