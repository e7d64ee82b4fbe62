import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountsImport } from '#contract/accounts/sheets.ts';
import { downloadCsv } from '../../../components/csv.ts';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';

const answers = ['applied', 'opened', 'faults'] as const satisfies readonly (keyof AccountsImport)[];

/** Accounts by workbook. One-time passwords are shown once and can be downloaded. */
export const ImportAccounts = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const importing = useSheetImport<AccountsImport>('/api/accounts/sheet', answers);
  const { answer, tried } = importing;
  const done = answer?.applied === true;
  const columns = [
    { title: t('accounts.name'), dataIndex: 'name' },
    { title: t('accounts.import.username'), dataIndex: 'username' },
    { title: t('accounts.import.password'), dataIndex: 'oneTimePassword', className: 'num' },
  ];
  const opened = (!tried && answer?.opened) || [];
  const download = (): void =>
    downloadCsv(t('accounts.import.file'), [
      columns.map(({ title }) => title),
      ...opened.map(({ name, username, oneTimePassword }) => [name, username, oneTimePassword]),
    ]);
  return (
    <SheetImport
      words={(key, data = {}) => t(`accounts.import.${key}`, data)}
      template="/api/accounts/sheet/template"
      importing={importing}
      outcome={answer ? { ...answer, told: t(done ? 'accounts.import.done' : 'accounts.import.would', { ...answer }) } : null}
      done={done}
      ready={answer !== undefined && answer.posts > 0}
      onClose={onClose}
      onDone={onDone}
      end={opened.length > 0 && <Button onClick={download}>{t('accounts.import.download')}</Button>}
    >
      {opened.length > 0 && (
        <>
          <p>{t('accounts.import.passwords')}</p>
          <Table size="small" pagination={false} rowKey="username" dataSource={opened} columns={columns} scroll={{ y: 260 }} />
        </>
      )}
    </SheetImport>
  );
};
