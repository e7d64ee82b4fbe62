import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentGroup } from '#contract/enrolment/communities.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { BuildingsSelect } from '../../../components/BuildingSelect.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { Which } from '../search.ts';
import { useShell } from './useShell.ts';

/** Groups of members with their contact buildings. */
export const Groups = () => {
  const { t, shell, manages } = useShell();
  const [doing, setDoing] = useState<EnrolmentGroup | 'add' | null>(null);
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
          <Button type="primary" onClick={() => setDoing('add')}>
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
        ...(manages
          ? [
              {
                title: t('acts'),
                key: 'acts',
                width: 100,
                render: (_: unknown, one: EnrolmentGroup) => (
                  <Button size="small" aria-label={`${t('groupForm.change')} ${one.name}`} onClick={() => setDoing(one)}>
                    {t('groupForm.change')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    >
      {doing !== null && <GroupForm group={doing === 'add' ? null : doing} onClose={() => setDoing(null)} />}
    </QueuePage>
  );
};

interface Values {
  name: string;
  area?: PlainArea;
  buildingIds?: string[];
}
/** A new group, or another name and other contact buildings of one. */
const GroupForm = ({ group, onClose }: { group: EnrolmentGroup | null; onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  return (
    <ActDrawer<Values, EnrolmentGroup>
      keep="enrolment.group"
      subject={group?.id ?? ''}
      title={t('groupForm.title')}
      submit={t('groupForm.submit')}
      done={t('groupForm.done')}
      renews="enrolment"
      initial={group ? { name: group.name, buildingIds: group.buildings.map(({ id }) => id) } : {}}
      request={({ name, area, buildingIds = [] }) =>
        group
          ? asked(endpoints.enrolment.changeEnrolmentGroup, { params: { groupId: group.id }, body: { name, buildingIds } })
          : asked(endpoints.enrolment.addEnrolmentGroup, { body: { name, areaCode: area?.code ?? '', buildingIds } })
      }
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
      {group === null && <AreaItem name="area" label={t('groupForm.community')} needed={t('counter.communityNeeded')} own />}
      <Contacts group={group} />
    </ActDrawer>
  );
};

/** Buildings of the community that the group looks after. */
const Contacts = ({ group }: { group: EnrolmentGroup | null }) => {
  const { t } = useTranslation('enrolment-console');
  const area = Form.useWatch('area', Form.useFormInstance<Values>())?.code ?? group?.community.code;
  return (
    <Form.Item name="buildingIds" label={t('groupForm.buildings')}>
      <BuildingsSelect label={t('groupForm.buildings')} area={area} known={group?.buildings ?? []} />
    </Form.Item>
  );
};
