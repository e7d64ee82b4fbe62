import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

interface Action {
  key: string;
  words: string;
  /** Takes something away; shown last and in red. */
  danger?: boolean;
  run: () => void;
}

/** The rarer actions of a row behind one button, so that rows stay low and the frequent ones stand out. */
export const ActionMenu = ({ of, actions }: { of: string; actions: readonly Action[] }) => {
  const { t } = useTranslation('console');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: actions.map(({ key, words, danger = false }) => ({ key, label: words, danger })),
        onClick: ({ key }) => actions.find((one) => one.key === key)?.run(),
      }}
    >
      <Button size="small" aria-label={t('moreActionsOn', { name: of })}>
        {t('moreActions')} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
};
