import { StarOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterSearch } from '../search.ts';

interface Kept {
  readonly name: string;
  readonly search: RegisterSearch;
}
const keyOf = (code: string): string => `linli.registers.views.${code}`;
const read = (code: string): Kept[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(code)) ?? '[]');
    return Array.isArray(kept) ? (kept as Kept[]) : [];
  } catch {
    return [];
  }
};

/** Filters somebody comes back to, kept on this computer; an address does for colleagues. */
export const Saved = ({ code, search, onOpen }: { code: string; search: RegisterSearch; onOpen: (search: RegisterSearch) => void }) => {
  const { t } = useTranslation('registers-console');
  const { modal, message } = App.useApp();
  const [kept, setKept] = useState(() => read(code));
  const put = (next: Kept[]): void => {
    try {
      localStorage.setItem(keyOf(code), JSON.stringify(next));
      setKept(next);
    } catch {
      void message.error(t('saved.full'));
    }
  };
  const save = (): void => {
    let name = '';
    void modal.confirm({
      title: t('saved.save'),
      content: (
        <Input
          aria-label={t('saved.name')}
          placeholder={t('saved.name')}
          maxLength={30}
          onChange={({ target }) => {
            name = target.value.trim();
          }}
        />
      ),
      okText: t('saved.save'),
      onOk: () => {
        const { row: _, ...view } = search;
        if (name !== '') put([...kept.filter((one) => one.name !== name), { name, search: view }]);
      },
    });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...kept.map(({ name }) => ({ key: `open ${name}`, label: name })),
          ...(kept.length > 0 ? [{ type: 'divider' as const }] : []),
          { key: 'save', label: t('saved.save') },
          ...kept.map(({ name }) => ({ key: `drop ${name}`, label: t('saved.drop', { name }), danger: true })),
        ],
        onClick: ({ key }) => {
          if (key === 'save') return save();
          const name = key.slice(5);
          if (key.startsWith('drop ')) return put(kept.filter((one) => one.name !== name));
          onOpen(kept.find((one) => one.name === name)?.search ?? {});
        },
      }}
    >
      <Button icon={<StarOutlined />}>{t('saved.title')}</Button>
    </Dropdown>
  );
};
