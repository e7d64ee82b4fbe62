import { App, Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PermissionShown, RoleShown } from '#contract/accounts/local-roles.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { PermissionPicker } from './PermissionPicker.tsx';

export type RoleTask = { kind: 'make' } | { kind: 'copy' | 'change'; role: RoleShown };

const standings = ['area', 'organisation', 'area_and_team'] as const;
type Standing = (typeof standings)[number];
interface Values {
  name: string;
  standing: Standing;
  permissions: string[];
}

interface Props {
  task: RoleTask;
  permissions: readonly PermissionShown[];
  onClose: () => void;
  onDone: () => void;
}

/** Makes a role, from nothing or as a copy, or changes one. What its posts stand over is settled when it is made. */
export const RoleForm = ({ task, permissions, onClose, onDone }: Props) => {
  const { t } = useTranslation('accounts-console');
  const { message } = App.useApp();
  const from = task.kind === 'make' ? null : task.role;
  const title = t(`roles.task.${task.kind}`, { name: from?.name });
  const initial: Partial<Values> = {
    name: task.kind === 'change' ? task.role.name : '',
    standing: from === null || from.standing === 'jurisdiction' ? 'area' : from.standing,
    permissions: from?.permissions ?? [],
  };
  return (
    <Drawer open title={title} onClose={onClose} size={520} destroyOnHidden>
      <SendForm<Values, RoleShown>
        keep={`accounts.role.${task.kind}`}
        {...(from ? { subject: from.code } : {})}
        title={title}
        initial={initial}
        submit={t('roles.save')}
        request={(v) =>
          task.kind === 'change'
            ? asked(endpoints.accounts.changeRole, {
                params: { role: task.role.code },
                body: { version: task.role.version, name: v.name, permissions: v.permissions },
              })
            : asked(endpoints.accounts.makeRole, { body: v })
        }
        onCancel={onClose}
        onDone={(role) => {
          void message.success(t('roles.saved', { name: role.name }));
          onDone();
        }}
      >
        <Form.Item
          name="name"
          label={t('roles.name')}
          rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('roles.nameRule') }]}
        >
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item name="standing" label={t('roles.standsOver')} extra={t('roles.standsOverHint')}>
          <Radio.Group
            disabled={task.kind === 'change'}
            options={standings.map((value) => ({ value, label: t(`roles.standing.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="permissions"
          label={t('roles.permissions')}
          rules={[{ required: true, type: 'array', min: 1, message: t('roles.permissionsNeeded') }]}
        >
          <PermissionPicker permissions={permissions} />
        </Form.Item>
      </SendForm>
    </Drawer>
  );
};
