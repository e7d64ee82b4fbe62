import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

interface Action {
  key: string;
  words: string;
  /** Takes something away; shown last and in red. */
  danger?: boolean;
  /** Asked before it runs, where it runs at once and cannot be taken back. */
  sure?: string;
  run: () => void;
}

/** The rarer actions of a row behind one button, so that rows stay low and the frequent ones stand out. */
export const ActionMenu = ({ of, actions }: { of: string; actions: readonly Action[] }) => {
  const { t } = useTranslation('console');
  const { modal } = App.useApp();
  const choose = (action: Action | undefined): void => {
    if (action?.sure === undefined) action?.run();
    else
      void modal.confirm({ title: action.sure, okText: action.words, okButtonProps: { danger: action.danger ?? false }, onOk: action.run });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: actions.map(({ key, words, danger = false }) => ({ key, label: words, danger })),
        onClick: ({ key }) => choose(actions.find((one) => one.key === key)),
      }}
    >
      <Button size="small" aria-label={t('moreActionsOn', { name: of })}>
        {t('moreActions')} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
};
