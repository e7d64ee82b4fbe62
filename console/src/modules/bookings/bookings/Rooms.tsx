import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedRoom } from '#contract/bookings/api.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { roomsQuery } from './queries.ts';
import { type Forming, RoomForm } from './RoomForm.tsx';

/** Rooms that can be booked, with their rules, screen and code. */
export const Rooms = () => {
  const { t } = useTranslation('bookings-console');
  const { list, rows, first } = useList(roomsQuery);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [forming, setForming] = useState<Forming | null>(null);
  const closing = useSend({
    slot: useSlot('bookings.close-room', 'rooms'),
    request: ({ id, version, closed }: ManagedRoom) =>
      asked(endpoints.bookings.closeRoom, { params: { roomId: id }, body: { version, closed: !closed } }),
    onDone: () => void client.invalidateQueries({ queryKey: ['bookings'] }),
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <>
      {first?.mayManage && (
        <p>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setForming({ kind: 'create' })}>
            {t('addRoom')}
          </Button>
        </p>
      )}
      <RecordTable<ManagedRoom>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noRooms')}
        columns={[
          {
            title: t('room'),
            key: 'room',
            bare: true,
            render: (_, one) => (
              <>
                {one.name} {one.closed && <span className="flag">{t('roomClosed')}</span>}
                <div className="soft">
                  {one.place.name} · {one.place.area}
                </div>
              </>
            ),
          },
          { title: t('capacity'), key: 'capacity', render: (_, one) => t('people', { count: one.capacity }) },
          {
            title: t('rules'),
            key: 'rules',
            render: (_, { rules: { since, rules } }) => (
              <>
                {t('ruleWords', { days: rules.aheadDays, shortest: rules.shortest, longest: rules.longest })}
                {rules.approval && ` · ${t('form.approval')}`}
                <div className="soft">{t('since', { day: since })}</div>
              </>
            ),
          },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) => (
              <span className="cell-acts">
                <Button size="small" href={one.openPath} target="_blank">
                  {t('screen')}
                </Button>
                {first?.mayManage && (
                  <ActionMenu
                    of={one.name}
                    actions={[
                      { key: 'change', words: t('changeRoom'), run: () => setForming({ kind: 'change', room: one }) },
                      { key: 'rules', words: t('setRules'), run: () => setForming({ kind: 'rules', room: one }) },
                      { key: 'close', words: t(one.closed ? 'openRoom' : 'closeRoom'), danger: !one.closed, run: () => closing.send(one) },
                    ]}
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      {forming && <RoomForm forming={forming} onClose={() => setForming(null)} />}
    </>
  );
};
