import { Button, Checkbox, Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseAction, CaseState } from '#contract/cases/lifecycle.ts';
import { permissions } from '#contract/cases/permissions.ts';
import { actionsIn, targetsOf } from '#contract/cases/type-problems.ts';
import type { CaseType } from '#contract/cases/types.ts';
import { type Move, permissionWords, targetWords } from './words.ts';

type Moves = NonNullable<CaseType['life'][CaseState]>['moves'];
interface Fields extends Move {
  action: CaseAction;
}

/** Permissions by which somebody acts on cases, rather than looks at them or sets them up. */
const acting = Object.keys(permissions).filter((one) =>
  /\.(verify|file|reject|dispatch|handle|check|rework|call_back|close|reopen|archive|shelve|supervise)$/.test(one),
);

const byLabel = { optionFilterProp: 'label' };

interface Props {
  state: CaseState;
  /** Null: a new one. */
  action: CaseAction | null;
  used: { readonly moves: Moves };
  /** States the type has. */
  targets: readonly CaseState[];
  onClose: () => void;
  onDone: (moves: Moves) => void;
}

/** One step of a type: the action, where it leads and who may take it. Offered is what the effect of the action can mean there. */
export const MoveModal = ({ state, action, used: { moves }, targets, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('action', form) ?? action;
  const possible = chosen
    ? [...targetsOf(chosen)].filter((to) => to === 'same' || to === 'previous' || targets.includes(to as CaseState))
    : [];
  const offered = actionsIn(state).filter((one) => one === action || !moves[one]);
  const without = (): Moves => Object.fromEntries(Object.entries(moves).filter(([one]) => one !== action));
  return (
    <Modal
      open
      title={t('types.moveTitle', { state: t(`cases:states.${state}`) })}
      onCancel={onClose}
      footer={null}
      width={520}
      destroyOnHidden
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ action, by: [], reporter: false, taker: false, ...(action && moves[action]) }}
        onFinish={({ action: named, to, by, reporter, taker }) =>
          onDone({ ...without(), [named]: { to, by, reporter, ...(taker && { taker }) } })
        }
      >
        <Form.Item name="action" label={t('types.action')} rules={[{ required: true, message: t('types.actionNeeded') }]}>
          <Select
            showSearch={byLabel}
            disabled={action !== null}
            options={offered.map((one) => ({ value: one, label: t(`cases:actions.${one}`) }))}
            onChange={() => form.setFieldValue('to', undefined)}
          />
        </Form.Item>
        <Form.Item name="to" label={t('types.fields.to')} rules={[{ required: true, message: t('types.targetNeeded') }]}>
          <Select showSearch={byLabel} options={possible.map((to) => ({ value: to, label: targetWords(t, to as Move['to']) }))} />
        </Form.Item>
        <Form.Item name="by" label={t('types.fields.by')} extra={t('types.byHint')}>
          <Select mode="multiple" showSearch={byLabel} options={acting.map((one) => ({ value: one, label: permissionWords(t, one) }))} />
        </Form.Item>
        <Form.Item name="reporter" valuePropName="checked">
          <Checkbox>{t('types.reporterMay')}</Checkbox>
        </Form.Item>
        <Form.Item name="taker" valuePropName="checked">
          <Checkbox>{t('types.takerMay')}</Checkbox>
        </Form.Item>
        <div className="form-end">
          {action && (
            <Button danger onClick={() => onDone(without())}>
              {t('types.removeMove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('categories.take')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
