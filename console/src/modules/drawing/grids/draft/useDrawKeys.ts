import { useEffect, useRef } from 'react';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=dialog]') !== null;
const pressing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role=tab], [role=radio], [role=menuitem]') !== null;

/** Keys by name; with Ctrl (or ⌘) as `ctrl+z`, with Shift as well `ctrl+shift+z`. Enter and Space rest upon buttons. */
export const useDrawKeys = (keys: Record<string, () => void>): void => {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.defaultPrevented || typing(event.target)) return;
      if ((event.key === 'Enter' || event.key === ' ') && pressing(event.target)) return;
      const name = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`;
      const act = current.current[name];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};
