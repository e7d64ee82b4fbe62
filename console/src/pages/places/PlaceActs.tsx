import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { PlaceDetail } from '#contract/territory/places.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../app/api.ts';
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
    if (isRefusal(error, 'territory.place_changed')) onChanged();
  };
  const reopen = useMutation({
    mutationFn: () => call(endpoints.territory.reopenPlace, { params, body: { id: v7(), version: place.version } }),
    onSuccess: () => {
      void message.success(t('places:reopened'));
      onChanged();
    },
    onError: failed,
  });
  const renew = useMutation({
    mutationFn: () => call(endpoints.territory.renewPlaceCode, { params, body: { id: v7(), version: place.version } }),
    onSuccess: () => {
      void message.success(t('places:renewed'));
      onChanged();
    },
    onError: failed,
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
              onOk: () => renew.mutateAsync().catch(() => undefined),
            })
          }
        >
          {t('places:renew.open')}
        </Button>
      )}
      {may('close') && <Button onClick={() => setDialog('close')}>{t('places:close.open')}</Button>}
      {may('reopen') && (
        <Button loading={reopen.isPending} onClick={() => reopen.mutate()}>
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
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (values: { closedOn: string; reason: string }) =>
      call(endpoints.territory.closePlace, { params: { placeId: place.id }, body: { ...values, id: id.current, version: place.version } }),
    onSuccess: onDone,
    onError: (error) => {
      if (isRefusal(error, 'request.id_reused')) id.current = v7();
    },
  });
  return (
    <Modal open title={t('places:close.title', { name: place.name })} onCancel={onClose} footer={null} destroyOnHidden width={420}>
      <Form layout="vertical" requiredMark={false} onFinish={send.mutate} initialValues={{ closedOn: dayOf(new Date()) }}>
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
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('places:close.open')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
