import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';

interface SheetProps {
  title: string;
  onClose: () => void;
  full?: boolean;
  children: ReactNode;
}

/** A panel from the bottom edge over the page. The browser's own dialog keeps the focus inside and closes on Escape. */
export const Sheet = ({ title, onClose, full = false, children }: SheetProps) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const open = dialog.current;
    if (open && !open.open) open.showModal();
    return () => open?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={full ? 'sheet full' : 'sheet'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) =>
        event.target === dialog.current && event.clientY < (dialog.current?.getBoundingClientRect().top ?? 0) && onClose()
      }
    >
      <div className={full ? 'map-sheet' : 'stack'}>
        <div className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="button round" onClick={onClose} aria-label={t('close')}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
};
