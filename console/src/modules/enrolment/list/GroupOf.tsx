import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

/** Puts a member into a group of their community, or into none. */
export const GroupOf = ({ one, onClose }: { one: Enrolment; onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const groups = useQuery({
    queryKey: ['enrolment', 'groups', one.community.code],
    queryFn: ({ signal }) => call(endpoints.enrolment.listEnrolmentGroups, { query: { area: one.community.code } }, signal),
  });
  return (
    <ActDrawer<{ groupId?: string }, unknown>
      keep="enrolment.group_member"
      subject={one.id}
      title={`${t('groupOf.title')} ${one.name}`}
      lead={<p>{one.community.name}</p>}
      submit={t('groupForm.submit')}
      done={t('groupOf.done')}
      renews="enrolment"
      initial={one.group ? { groupId: one.group.id } : {}}
      request={({ groupId }) =>
        asked(endpoints.enrolment.joinEnrolmentGroup, {
          params: { enrolmentId: one.id },
          body: { version: one.version, groupId: groupId ?? null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="groupId" label={t('groupOf.group')}>
        <Select
          allowClear
          loading={groups.isPending}
          placeholder={t('groupOf.none')}
          notFoundContent={t('groupOf.noGroups')}
          options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </ActDrawer>
  );
};
