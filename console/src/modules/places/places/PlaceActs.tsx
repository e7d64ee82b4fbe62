import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceDetail } from '#contract/places/api.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints, isRefusal, wordsFor } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, useSend } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { CodesDialog } from './CodesDialog.tsx';

interface Props {
  place: PlaceDetail;
  onEdit: () => void;
  onChanged: () => void;
}

/** What may be done with a place: exactly what the server says. */
export const PlaceActs = ({ place, onEdit, onChanged }: Props) => {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const [dialog, setDialog] = useState<'close' | 'codes' | null>(null);
  const may = (action: PlaceDetail['actions'][number]): boolean => place.actions.includes(action);
  const params = { placeId: place.id };
  const failed = (error: unknown): void => {
    void message.error(wordsFor(error));
    if (isRefusal(error, 'places.place_changed')) onChanged();
  };
  const reopen = useSend({
    slot: useSlot('places.reopen', place.id),
    request: (version: typeof place.version) => asked(endpoints.places.reopenPlace, { params, body: { version } }),
    onDone: () => {
      void message.success(t('places:reopened'));
      onChanged();
    },
    onFailed: failed,
  });
  const renew = useSend({
    slot: useSlot('places.renewCode', place.id),
    request: (version: typeof place.version) => asked(endpoints.places.renewPlaceCode, { params, body: { version } }),
    onDone: () => {
      void message.success(t('places:renewed'));
      onChanged();
    },
    onFailed: failed,
  });
  if (place.actions.length === 0) return null;
  return (
    <div className="places-acts">
      {may('change') && (
        <Button type="primary" icon={<EditOutlined />} onClick={onEdit}>
          {t('places:change')}
        </Button>
      )}
      {place.codePath && may('change') && (
        <Button icon={<PrinterOutlined />} onClick={() => setDialog('codes')}>
          {t('places:codes.one')}
        </Button>
      )}
      {may('renew_code') && (
        <Button
          onClick={() =>
            modal.confirm({
              title: t('places:renew.title'),
              content: t('places:renew.text', { name: place.name }),
              okText: t('places:renew.ok'),
              cancelText: t('cancel'),
              onOk: () => renew.send(place.version),
            })
          }
        >
          {t('places:renew.open')}
        </Button>
      )}
      {may('close') && <Button onClick={() => setDialog('close')}>{t('places:close.open')}</Button>}
      {may('reopen') && (
        <Button loading={reopen.isPending} onClick={() => reopen.send(place.version)}>
          {t('places:reopen')}
        </Button>
      )}
      {dialog === 'close' && (
        <CloseDialog
          place={place}
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            void message.success(t('places:close.done'));
            onChanged();
          }}
        />
      )}
      {dialog === 'codes' && <CodesDialog selected={[place]} filter={null} onClose={() => setDialog(null)} />}
    </div>
  );
};

/** Closes a place for good, with its last day and why. It can be taken back. */
const CloseDialog = ({ place, onClose, onDone }: { place: PlaceDetail; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  const title = t('places:close.title', { name: place.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden width={420}>
      <SendForm<{ closedOn: string; reason: string }, unknown>
        keep="places.close"
        subject={place.id}
        title={title}
        submit={t('places:close.open')}
        initial={{ closedOn: platformDay() }}
        request={(values) =>
          asked(endpoints.places.closePlace, { params: { placeId: place.id }, body: { ...values, version: place.version } })
        }
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item name="closedOn" label={t('places:close.day')} rules={[{ required: true, message: t('places:close.dayNeeded') }]}>
          <Input type="date" style={{ width: 180 }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('places:close.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('places:close.reasonNeeded') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <p className="soft">{t('places:close.hint')}</p>
      </SendForm>
    </Modal>
  );
};
