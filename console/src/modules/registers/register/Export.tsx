import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useDownload } from '../../../app/work.ts';

/** Takes rows out: what is shown as a workbook or CSV, or a CSV that was imported as it came. */
export const Export = ({ code, query }: { code: string; query: string }) => {
  const { t } = useTranslation('registers-console');
  const { busy, download } = useDownload();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['registers', 'files', code],
    queryFn: ({ signal }) => call(endpoints.registers.listRegisterFiles, { params: { code } }, signal),
    enabled: open,
  });
  const files = (data?.items ?? []).map(({ id, name, rows }) => ({ key: `files/${id}`, label: t('table.file', { name, rows }) }));
  return (
    <Dropdown
      onOpenChange={setOpen}
      menu={{
        items: [
          { key: 'sheet', label: t('bar.sheet') },
          { key: 'csv', label: t('bar.csv') },
          ...(files.length > 0 ? [{ key: 'files', type: 'group' as const, label: t('table.files'), children: files }] : []),
        ],
        onClick: ({ key }) =>
          download(key.startsWith('files/') ? `/api/registers/${code}/${key}` : `/api/registers/${code}/${key}?${query}`),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t('bar.export')}
      </Button>
    </Dropdown>
  );
};
