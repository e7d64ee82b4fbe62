import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayOpen } from './access.ts';
import { call, endpoints, wordsFor } from './api.ts';
import { useSettled } from './hooks.ts';
import { findViews, pages, useMenu } from './manifest.ts';
import type { Target } from './pages.ts';
import { useMe } from './queries.ts';
import { useRecent } from './recent.ts';
import '../styles/palette.css';

interface Choice {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly note: string | null;
  readonly target: Target | { readonly href: string };
}

/** Finds pages by name, and whatever the modules let this account find; the keyboard alone is enough. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const menu = useMenu(me);
  const navigate = useNavigate();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = useSettled(typed.trim(), 200);
  const recent = useRecent(me.account.id);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', words],
    enabled: words !== '',
    queryFn: ({ signal }) => call(endpoints.workbench.search, { query: { q: words } }, signal),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const sought = typed.trim().toLowerCase();
  const choices: Choice[] = [
    ...(sought === ''
      ? recent.map((one) => ({ key: one.href, group: t('palette.recent'), title: one.title, note: null, target: { href: one.href } }))
      : []),
    ...[
      ...menu.flatMap(({ entries }) => entries),
      ...pages
        .filter((one) => !one.menu && !one.inside && one.permission !== 'anyone' && mayOpen(me, one.permission))
        .map((one) => ({ path: one.path, name: t(one.title), target: { to: one.path, search: {} } })),
    ]
      .map(({ path, name, target }): Choice => ({ key: path, group: t('palette.pages'), title: name, note: null, target }))
      .filter((one) => one.title.toLowerCase().includes(sought)),
    ...(sought === '' ? [] : (data?.groups ?? [])).flatMap(({ kind, items }) => {
      const view = findViews[kind];
      if (!view || (view.permission && !mayOpen(me, view.permission))) return [];
      return items.map(
        (one): Choice => ({ key: `${kind} ${one.id}`, group: t(view.title), title: one.title, note: one.note, target: view.link(one) }),
      );
    }),
  ];
  const chosen = Math.min(at, choices.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice, another place in the list
  useEffect(() => void box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [chosen]);
  const open = (choice: Choice | undefined): void => {
    if (!choice) return;
    onClose();
    void navigate(choice.target as never);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length > 0) {
      event.preventDefault();
      setAt((chosen + step + choices.length) % choices.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(choices[chosen]);
    }
  };
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      className="palette"
      title={null}
      aria-label={t('palette.title')}
    >
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={choices.length > 0 ? `${list}-${chosen}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div ref={box} id={list} role="listbox" aria-label={t('palette.title')} className="palette-list" aria-busy={isFetching}>
        {choices.map((choice, i) => (
          <div key={choice.key} role="presentation">
            {choice.group !== choices[i - 1]?.group && (
              <div className="palette-group" aria-hidden="true">
                {choice.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard moves and opens from the field */}
            <div
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              className="palette-choice"
              onMouseMove={() => setAt(i)}
              onClick={() => open(choice)}
            >
              <span className="palette-name">{choice.title}</span>
              {choice.note && <span className="soft palette-note">{choice.note}</span>}
            </div>
          </div>
        ))}
      </div>
      <p className="palette-foot soft" role="status">
        {error
          ? wordsFor(error)
          : choices.length > 0
            ? t('palette.keys')
            : words !== typed.trim() || isFetching
              ? t('loading')
              : t('palette.none')}
      </p>
    </Modal>
  );
};
