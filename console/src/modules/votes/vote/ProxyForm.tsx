import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollRow, VoteDetail } from '#contract/votes/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { type ChosenPhoto, PhotoField } from '../../../components/PhotoField.tsx';

interface Values {
  name?: string;
  phone?: string;
  photos?: ChosenPhoto[];
  reason?: string;
}

/** Notes who votes for an entry, with a photo of the mandate; or ends that. */
export const ProxyForm = ({ vote, entry, onClose }: { vote: VoteDetail; entry: RollRow; onClose: () => void }) => {
  const { t } = useTranslation('votes-console');
  const [busy, setBusy] = useState(false);
  const { proxy } = entry;
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <ActDrawer<Values, VoteDetail>
      keep={proxy ? 'votes.end_proxy' : 'votes.give_proxy'}
      subject={`${vote.id} ${entry.key}`}
      title={t(proxy ? 'endProxy' : 'giveProxy')}
      lead={proxy ? t('endProxyLead', { holder: proxy.holder }) : t('giveProxyLead', { most: vote.proxiesMost })}
      submit={t('save')}
      done={t('saved')}
      renews="votes"
      secret={['name', 'phone']}
      disabled={busy}
      request={(v) =>
        proxy
          ? asked(endpoints.votes.endProxy, { params: { proxyId: proxy.id }, body: { reason: v.reason?.trim() ?? '' } })
          : asked(endpoints.votes.giveProxy, {
              params: { voteId: vote.id },
              body: {
                key: entry.key,
                holder: { name: v.name?.trim() ?? '', phone: v.phone?.trim() ?? '', partyMember: false, phoneShared: true },
                photoIds: (v.photos ?? []).map(({ id }) => id),
              },
            })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {proxy ? (
        <Form.Item name="reason" label={t('run.reason')} rules={[{ ...needed[0], whitespace: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="name" label={t('holderName')} rules={needed}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={t('holderPhone')} rules={needed}>
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name="photos" label={t('mandatePhotos')} rules={needed}>
            <PhotoField onBusy={setBusy} most={4} />
          </Form.Item>
        </>
      )}
    </ActDrawer>
  );
};
