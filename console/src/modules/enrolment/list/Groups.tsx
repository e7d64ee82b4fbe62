import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentGroup } from '#contract/enrolment/communities.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { Which } from '../search.ts';
import { useShell } from './useShell.ts';

/** Groups of members with their contact buildings. */
export const Groups = () => {
  const { t, shell, manages } = useShell();
  const [adding, setAdding] = useState(false);
  const { list, rows } = useList(
    listQuery(['enrolment', 'groups'], async (_, signal) => ({
      ...(await call(endpoints.enrolment.listEnrolmentGroups, { query: {} }, signal)),
      next: null,
    })),
  );
  return (
    <QueuePage<EnrolmentGroup, Which>
      {...shell}
      act={
        manages && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('groupForm.open')}
          </Button>
        )
      }
      list={list}
      rows={rows}
      columns={[
        {
          title: t('group'),
          key: 'group',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/enrolment" search={{ which: 'members', group: one.id }}>
                {one.name}
              </Link>{' '}
              <span className="soft">{one.community.name}</span>
            </>
          ),
        },
        {
          title: t('buildings'),
          key: 'buildings',
          render: (_, one) => one.buildings.map(({ name }) => name).join(t('comma')) || <span className="soft">{t('noBuildings')}</span>,
        },
        { title: t('members'), key: 'members', render: (_, one) => <span className="num">{one.members}</span> },
      ]}
    >
      {adding && <AddGroup onClose={() => setAdding(false)} />}
    </QueuePage>
  );
};

const AddGroup = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  return (
    <ActDrawer<{ name: string; area: PlainArea }, EnrolmentGroup>
      keep="enrolment.group"
      subject=""
      title={t('groupForm.title')}
      submit={t('groupForm.submit')}
      done={t('groupForm.done')}
      renews="enrolment"
      request={({ name, area }) => asked(endpoints.enrolment.addEnrolmentGroup, { body: { name, areaCode: area.code, buildingIds: [] } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="name"
        label={t('groupForm.name')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('groupForm.nameNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <AreaItem name="area" label={t('groupForm.community')} needed={t('counter.communityNeeded')} />
    </ActDrawer>
  );
};
