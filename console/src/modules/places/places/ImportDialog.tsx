import { useMutation } from '@tanstack/react-query';
import { Button, Modal, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { PlaceImport } from '#contract/places/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { SheetNotes } from '../../../components/SheetNotes.tsx';
import { SheetProgress } from '../../../components/SheetProgress.tsx';

/** Sends the sheet. @throws with the server's words */
const send = async (file: File, query: string, language: string): Promise<PlaceImport> => {
  const form = new FormData();
  form.append('sheet', file, file.name);
  const headers = { 'x-linli': '1', 'accept-language': language };
  const answer = await fetch(`/api/places/import?${query}`, { method: 'POST', body: form, credentials: 'same-origin', headers });
  const content = (await answer.json().catch(() => null)) as (PlaceImport & { error?: { message: string } }) | null;
  if (!answer.ok || !content) throw new Error(content?.error?.message ?? '');
  return content;
};

/** Import of a sheet: always tried first; with faults nothing can be imported, and each is named by row and column. */
export const ImportDialog = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const id = useRef(v7());
  const [file, setFile] = useState<File | null>(null);
  const dry = useMutation({ mutationFn: (chosen: File) => send(chosen, `id=${v7()}&dryRun=1`, locale) });
  const real = useMutation({ mutationFn: (chosen: File) => send(chosen, `id=${id.current}`, locale) });
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    id.current = v7();
    setFile(chosen);
    real.reset();
    dry.mutate(chosen);
  };
  const outcome = real.data ?? dry.data;
  const error = real.error ?? dry.error;
  const done = real.data !== undefined && real.data.faults.length === 0;
  return (
    <Modal open title={t('places:import.title')} onCancel={done ? onDone : onClose} footer={null} width={640} destroyOnHidden>
      <p>{t('places:import.lead')}</p>
      <div className="places-acts">
        <Button href="/api/places/sheet?template=1">{t('places:import.template')}</Button>
        <Button
          type={dry.data ? 'default' : 'primary'}
          loading={dry.isPending}
          disabled={real.isPending}
          onClick={() => input.current?.click()}
        >
          {t(file ? 'places:import.other' : 'places:import.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-label={t('places:import.choose')}
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
          {error.message || t('kernel:errors.server.unavailable')}
        </p>
      )}
      {outcome && (
        <p role="status">
          {outcome.faults.length > 0
            ? t('places:import.faults', { count: outcome.faults.length })
            : t(done ? 'places:import.done' : 'places:import.would', {
                added: outcome.added,
                changed: outcome.changed,
                same: outcome.same,
              })}
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
            { title: t('places:import.row'), dataIndex: 'row', width: 44 },
            { title: t('places:import.column'), dataIndex: 'column', width: 88 },
            { title: t('places:import.cell'), dataIndex: 'cell', width: 60 },
            { title: t('places:import.fault'), dataIndex: 'message' },
          ]}
        />
      )}
      <div className="form-end">
        {done ? (
          <Button type="primary" onClick={onDone}>
            {t('places:import.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              type="primary"
              loading={real.isPending}
              disabled={!dry.data || dry.data.faults.length > 0 || dry.data.added + dry.data.changed === 0}
              onClick={() => file && real.mutate(file)}
            >
              {t('places:import.go')}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
};
