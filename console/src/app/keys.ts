import { useEffect, useRef } from 'react';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input, textarea, select, [contenteditable], [role=combobox], [role=dialog], .ant-modal, .ant-drawer, .ant-image-preview',
  ) !== null;

/** Single-key commands of a page. They rest while somebody types, a dialogue is open, or a modifier is held. */
export const useKeys = (keys: Record<string, () => void>): void => {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        typing(event.target) ||
        document.querySelector('.ant-modal-wrap:not([style*="display: none"])')
      )
        return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};
