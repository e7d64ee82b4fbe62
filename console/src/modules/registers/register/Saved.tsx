import { StarOutlined } from '@ant-design/icons';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptView } from '#contract/desk/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { ShareItem } from '../../../components/ShareItem.tsx';
import { type RegisterSearch, readRegisterSearch, viewOf } from '../search.ts';

const viewsQuery = (page: string) =>
  queryOptions({
    queryKey: ['kept-views', page],
    queryFn: ({ signal }) => call(endpoints.desk.getKeptViews, { query: { page } }, signal),
    staleTime: 60_000,
  });

interface Props {
  code: string;
  search: RegisterSearch;
  /** Takes a whole other view. */
  onOpen: (search: RegisterSearch) => void;
}

/** Views somebody comes back to – conditions, columns, order, and how rows are looked at –, one's own and those colleagues share. */
export const Saved = ({ code, search, onOpen }: Props) => {
  const { t } = useTranslation('registers-console');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const query = viewsQuery(`registers.${code}`);
  const { data } = useQuery(query);
  const [saving, setSaving] = useState(false);
  const again = (): void => void client.invalidateQueries({ queryKey: query.queryKey });
  const remove = useSend({
    slot: useSlot('desk.remove', `views ${code}`),
    request: (itemId: string) => asked(endpoints.desk.removeDeskItem, { params: { itemId }, body: {} }),
    onDone: again,
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  const items = data?.items ?? [];
  const named = (one: KeptView): string => (one.shared ? t('saved.shared', { title: one.title, name: one.shared.name }) : one.title);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...items.map((one) => ({ key: `open ${one.id}`, label: named(one) })),
            ...(items.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: t('saved.save') },
            ...items.map((one) => ({ key: `drop ${one.id}`, label: t('saved.drop', { name: one.title }), danger: true })),
          ],
          onClick: ({ key }) => {
            if (key === 'save') return setSaving(true);
            const one = items.find(({ id }) => id === key.slice(5));
            if (!one) return;
            if (key.startsWith('open ')) return onOpen(readRegisterSearch(one.content.search));
            void modal.confirm({
              title: t('saved.dropAsk', { name: one.title }),
              okText: t('saved.dropDo'),
              onOk: () => remove.send(one.id),
            });
          },
        }}
      >
        <Button icon={<StarOutlined />}>{t('saved.title')}</Button>
      </Dropdown>
      {saving && data && (
        <Modal open title={t('saved.save')} footer={null} onCancel={() => setSaving(false)} width={420} destroyOnHidden>
          <SendForm<{ title: string; shared: string }, { id: string }>
            keep="desk.view"
            subject={code}
            title={t('saved.save')}
            initial={{ shared: '' }}
            submit={t('saved.do')}
            request={({ title, shared }) => {
              const name = title.trim();
              const same = items.find((one) => one.mine && one.title === name);
              const kept = viewOf(search) as KeptView['content']['search'];
              return asked(endpoints.desk.saveView, {
                body: {
                  of: same ? { id: same.id, version: same.version } : null,
                  title: name,
                  shared: shared || null,
                  content: { page: `registers.${code}`, search: kept },
                },
              });
            }}
            onCancel={() => setSaving(false)}
            onDone={() => {
              setSaving(false);
              again();
            }}
          >
            <Form.Item
              name="title"
              label={t('saved.name')}
              extra={t('saved.hint')}
              rules={[{ required: true, whitespace: true, max: 40, message: t('saved.nameNeeded') }]}
            >
              <Input autoFocus maxLength={40} />
            </Form.Item>
            <ShareItem shares={data.shares} />
          </SendForm>
        </Modal>
      )}
    </>
  );
};
