import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DocumentField } from '../../../components/DocumentField.tsx';
import { useMeetingAct } from '../use-act.ts';

/** Annexes of the meeting and of its items; open ones are told as such. */
export const Documents = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation('meetings-console');
  const act = useMeetingAct(m.id, 'meetings.document');
  const [adding, setAdding] = useState(false);
  const may = m.actions.includes('attach');
  const kept = m.disclosureId !== null || m.documentId !== null;
  if (!may && m.documents.length === 0) return null;
  const itemOf = (id: string | null): string | null => m.agenda.find((item) => item.id === id)?.title ?? null;
  return (
    <section aria-label={t('documents.title')}>
      <h2>{t('documents.title')}</h2>
      {m.documents.length === 0 && <p className="soft">{t('documents.none')}</p>}
      <ul className="meeting-documents">
        {m.documents.map(({ id, name, itemId, open }) => (
          <li key={id}>
            <a href={`/api/files/${id}`} download={name}>
              {name}
            </a>{' '}
            <span className="soft">{itemOf(itemId) ?? t('documents.whole')}</span> {open && <Tag>{t('documents.open')}</Tag>}
            {may && !kept && (
              <Popconfirm
                title={t('documents.sure', { name })}
                onConfirm={() => act.send(asked(endpoints.meetings.removeMeetingDocument, { params: { documentId: id }, body: {} }))}
              >
                <Button size="small" type="text" danger aria-label={t('documents.removeOf', { name })}>
                  {t('documents.remove')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {act.problem}
      {may && (
        <Button icon={<PaperClipOutlined />} onClick={() => setAdding(true)}>
          {t('documents.add')}
        </Button>
      )}
      {adding && <AddForm m={m} onClose={() => setAdding(false)} />}
    </section>
  );
};

const AddForm = ({ m, onClose }: { m: MeetingDetail; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const [documents, setDocuments] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  return (
    <ActDrawer<{ itemId?: string; open?: boolean }, MeetingDetail>
      keep="meetings.attach"
      subject={m.id}
      title={t('documents.add')}
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      disabled={busy || documents.length === 0}
      request={({ itemId, open = false }) =>
        asked(endpoints.meetings.attachMeetingDocuments, {
          params: { meetingId: m.id },
          body: { documentIds: [...documents], itemId: itemId ?? null, open },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item label={t('documents.files')} htmlFor="meeting-documents">
        <DocumentField id="meeting-documents" value={documents} onChange={setDocuments} onBusy={setBusy} most={9} />
      </Form.Item>
      <Form.Item name="itemId" label={t('documents.of')}>
        <Select
          allowClear
          aria-label={t('documents.of')}
          placeholder={t('documents.whole')}
          options={m.agenda.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      {m.publicDays !== null && (
        <Form.Item name="open" valuePropName="checked" extra={t('documents.openHint')}>
          <Checkbox>{t('documents.openLabel')}</Checkbox>
        </Form.Item>
      )}
    </ActDrawer>
  );
};
