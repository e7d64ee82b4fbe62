import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Merchant } from '#contract/offers/api.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { MerchantForm } from './MerchantForm.tsx';
import { merchantsQuery } from './queries.ts';

/** Merchants with their place and who gives out for them. An invitation is shown once. */
export const Merchants = () => {
  const { t } = useTranslation('offers-console');
  const { list, rows, first } = useList(merchantsQuery);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [forming, setForming] = useState<Merchant | 'new' | null>(null);
  const [invitation, setInvitation] = useState<{ code: string | null; until: string } | null>(null);
  const told = {
    onDone: () => void client.invalidateQueries({ queryKey: ['offers'] }),
    onFailed: (error: unknown) => void message.error(sendingWords(error)),
  };
  const ending = useSend({
    slot: useSlot('offers.end-merchant', 'merchants'),
    request: ({ id, version, ended }: Merchant) =>
      asked(endpoints.offers.endMerchant, { params: { merchantId: id }, body: { version, ended: !ended } }),
    ...told,
  });
  const unbinding = useSend({
    slot: useSlot('offers.unbind', 'merchants'),
    request: ({ id }: Merchant) => asked(endpoints.offers.unbindVerifiers, { params: { merchantId: id }, body: {} }),
    ...told,
  });
  const inviting = useSend({
    slot: useSlot('offers.invite', 'merchants'),
    request: ({ id }: Merchant) => asked(endpoints.offers.inviteVerifier, { params: { merchantId: id }, body: {} }),
    ...told,
    onDone: (made: { code: string | null; until: string }) => setInvitation(made),
  });
  const acts = {
    change: setForming,
    invite: (one: Merchant) => inviting.send(one),
    unbind: (one: Merchant) => unbinding.send(one),
    end: (one: Merchant) => ending.send(one),
    resume: (one: Merchant) => ending.send(one),
  };
  return (
    <>
      {first?.mayManage && (
        <div className="bar">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setForming('new')}>
            {t('add.merchant')}
          </Button>
        </div>
      )}
      <RecordTable<Merchant>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('none.merchants')}
        columns={[
          {
            title: t('merchant'),
            key: 'merchant',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.name}</strong> {one.ended && <span className="flag">{t('ended')}</span>}
                <div className="soft">{[t(`merchantKinds.${one.kind}`), one.area].join(' · ')}</div>
              </>
            ),
          },
          {
            title: t('address'),
            key: 'address',
            render: (_, one) => (
              <>
                {one.address}
                <div className="soft">{[one.phone, one.hours].filter(Boolean).join(' · ')}</div>
              </>
            ),
          },
          { title: t('offer'), key: 'offers', render: (_, one) => t('live', { count: one.offers }) },
          { title: t('verifiers'), key: 'verifiers', render: (_, one) => t('verifiersOf', { count: one.verifiers }) },
          { title: t('period'), key: 'period', render: (_, one) => t(`periods.${one.period}`) },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) => (
              <ActionMenu
                of={one.name}
                actions={one.actions.map((key) => ({
                  key,
                  words: t(key === 'end' ? 'acts.endMerchant' : `acts.${key}`),
                  danger: key === 'end' || key === 'unbind',
                  ...((key === 'end' || key === 'unbind') && { sure: t(`sure.${key}`, { name: one.name }) }),
                  run: () => acts[key](one),
                }))}
              />
            ),
          },
        ]}
      />
      {forming && <MerchantForm merchant={forming === 'new' ? null : forming} onClose={() => setForming(null)} />}
      {invitation && (
        <Modal open title={t('invite.title')} footer={null} onCancel={() => setInvitation(null)}>
          {invitation.code === null ? (
            <p>{t('invite.again')}</p>
          ) : (
            <>
              <p>
                <strong className="big-code">{invitation.code}</strong>
              </p>
              <p>{t('invite.text', { day: shanghaiDay(new Date(invitation.until)) })}</p>
            </>
          )}
        </Modal>
      )}
    </>
  );
};
