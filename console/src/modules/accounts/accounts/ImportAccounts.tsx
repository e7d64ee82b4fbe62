import { useMutation } from '@tanstack/react-query';
import { Button, Modal, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { AccountsImport } from '#contract/accounts/sheets.ts';
import { sendFile, wordsFor } from '../../../app/api.ts';
import { downloadCsv } from '../../../components/csv.ts';
import { SheetNotes } from '../../../components/SheetNotes.tsx';
import { SheetProgress } from '../../../components/SheetProgress.tsx';

const answers = ['applied', 'opened', 'faults'] as const satisfies readonly (keyof AccountsImport)[];
const send = (sheet: File, id: string, dryRun: boolean): Promise<AccountsImport> =>
  sendFile(`/api/accounts/sheet?id=${id}&dryRun=${dryRun}`, 'sheet', sheet, sheet.name, answers) as Promise<AccountsImport>;

/** Accounts by workbook: always tried first; with faults nothing can be imported. One-time passwords are shown once and can be downloaded. */
export const ImportAccounts = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const input = useRef<HTMLInputElement>(null);
  // one id for one file: a lost answer is asked for again and tells the same passwords
  const id = useRef(v7());
  const [file, setFile] = useState<File | null>(null);
  const dry = useMutation({ mutationFn: (chosen: File) => send(chosen, v7(), true) });
  const real = useMutation({ mutationFn: (chosen: File) => send(chosen, id.current, false) });
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    id.current = v7();
    setFile(chosen);
    real.reset();
    dry.mutate(chosen);
  };
  const outcome = real.data ?? dry.data;
  const error = real.error ?? dry.error;
  const done = real.data?.applied === true;
  const columns = [
    { title: t('accounts.name'), dataIndex: 'name' },
    { title: t('accounts.import.username'), dataIndex: 'username' },
    { title: t('accounts.import.password'), dataIndex: 'oneTimePassword', className: 'num' },
  ];
  const opened = real.data?.opened ?? [];
  const download = (): void =>
    downloadCsv(t('accounts.import.file'), [
      columns.map(({ title }) => title),
      ...opened.map(({ name, username, oneTimePassword }) => [name, username, oneTimePassword]),
    ]);
  return (
    <Modal open title={t('accounts.import.title')} onCancel={done ? onDone : onClose} footer={null} width={680} destroyOnHidden>
      <p>{t('accounts.import.lead')}</p>
      <div className="cell-acts">
        <Button href="/api/accounts/sheet/template">{t('accounts.import.template')}</Button>
        <Button
          type={dry.data ? 'default' : 'primary'}
          loading={dry.isPending}
          disabled={real.isPending}
          onClick={() => input.current?.click()}
        >
          {t(file ? 'accounts.import.other' : 'accounts.import.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-label={t('accounts.import.choose')}
          onChange={(e) => {
            choose(e.target.files?.[0]);
            e.target.value = '';
          }}
        />
      </div>
      {file && <p className="soft">{file.name}</p>}
      <SheetProgress busy={dry.isPending || real.isPending} />
      {error && (
        <p className="field-problem" role="alert">
          {wordsFor(error)}
        </p>
      )}
      {outcome && (
        <p role="status">
          {outcome.faultCount > 0
            ? t('accounts.import.faults', { count: outcome.faultCount })
            : t(done ? 'accounts.import.done' : 'accounts.import.would', { ...outcome })}
        </p>
      )}
      {outcome && <SheetNotes notes={outcome.notes} />}
      {outcome && outcome.faults.length > 0 && (
        <Table
          size="small"
          pagination={false}
          rowKey={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
          dataSource={outcome.faults}
          columns={[
            { title: t('accounts.import.row'), dataIndex: 'row', width: 44 },
            { title: t('accounts.import.column'), dataIndex: 'column', width: 100 },
            { title: t('accounts.import.cell'), dataIndex: 'cell', width: 70 },
            { title: t('accounts.import.fault'), dataIndex: 'message' },
          ]}
        />
      )}
      {opened.length > 0 && (
        <>
          <p>{t('accounts.import.passwords')}</p>
          <Table size="small" pagination={false} rowKey="username" dataSource={opened} columns={columns} scroll={{ y: 260 }} />
        </>
      )}
      <div className="form-end">
        {done ? (
          <>
            {opened.length > 0 && <Button onClick={download}>{t('accounts.import.download')}</Button>}
            <Button type="primary" onClick={onDone}>
              {t('accounts.import.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              type="primary"
              loading={real.isPending}
              disabled={!dry.data || dry.data.faultCount > 0 || dry.data.posts === 0}
              onClick={() => file && real.mutate(file)}
            >
              {t('accounts.import.go')}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
};
